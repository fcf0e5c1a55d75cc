using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>All that decides how speech sounds. Two requests with equal keys may be answered with the same audio.</summary>
public sealed record SpeechCacheKey
{
    /// <summary>The text, as it is in <see cref="SpeechRequest.Text"/>: marks point into it.</summary>
    public required string Text { get; init; }

    /// <summary>The <see cref="VoiceInfo.Id"/> that speaks.</summary>
    public required string Voice { get; init; }

    /// <summary>The <see cref="VoiceInfo.Provider"/>, engine included.</summary>
    public required string Provider { get; init; }

    /// <summary>The audio asked for.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>The language the voice is asked to speak, where it has several.</summary>
    public string? Locale { get; init; }

    /// <summary>The speaking rate, 1 for the voice's own.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>The pronunciation lexicons, in the order they apply.</summary>
    public IReadOnlyList<string> Lexicons { get; init; } = [];

    /// <summary>Whatever else the provider can vary: the kind of markup, the marks asked for, a model's version.</summary>
    public string? Variant { get; init; }

    /// <summary>The key under which the speech is kept: the same for the same values on every machine,
    /// with nothing of the text to be read in it.</summary>
    /// <returns>A prefix and the SHA-256 of all values.</returns>
    public string ToHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Text);
        Append(hash, Voice);
        Append(hash, Provider);
        Append(hash, Format.Encoding.Value);
        Append(hash, Locale);
        Append(hash, Variant);
        Span<byte> numbers = stackalloc byte[20];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, Format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], Format.Channels);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[8..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[16..], Lexicons.Count);
        hash.AppendData(numbers);
        foreach (string lexicon in Lexicons)
        {
            Append(hash, lexicon);
        }

        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return "avatarkit:speech:1:" + Convert.ToHexStringLower(result);
    }

    /// <summary>The values without the text: a key may be logged.</summary>
    /// <returns>Voice, format and rate.</returns>
    public override string ToString() => $"{Voice}, {Format.Encoding} at {Format.SampleRate} Hz, rate {Rate}";

    private static void Append(IncrementalHash hash, string? value)
    {
        // The length before each value keeps values from running into one another; -1 is no value, which is not the empty one.
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, value is null ? -1 : Encoding.UTF8.GetByteCount(value));
        hash.AppendData(length);
        if (value is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(value));
        }
    }
}
