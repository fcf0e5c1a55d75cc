using System.Buffers.Binary;
using System.Security.Cryptography;

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

    /// <summary>How stretches of the text are said: two sentences with other cues are two recordings.</summary>
    public IReadOnlyList<SpeechCue> Cues { get; init; } = [];

    /// <summary>Whatever else the provider can vary: the kind of markup, the marks asked for, a model's version.</summary>
    public string? Variant { get; init; }

    /// <summary>The key under which the speech is kept: the same for the same values on every machine,
    /// with nothing of the text to be read in it.</summary>
    /// <returns>A prefix and the SHA-256 of all values.</returns>
    public string ToHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        CacheHash.Append(hash, Text);
        CacheHash.Append(hash, Voice);
        CacheHash.Append(hash, Provider);
        CacheHash.Append(hash, Format.Encoding.Value);
        CacheHash.Append(hash, Locale);
        CacheHash.Append(hash, Variant);
        Span<byte> numbers = stackalloc byte[20];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, Format.SampleRate);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], Format.Channels);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[8..], Rate);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[16..], Lexicons.Count);
        hash.AppendData(numbers);
        foreach (string lexicon in Lexicons)
        {
            CacheHash.Append(hash, lexicon);
        }

        foreach (SpeechCue cue in Cues)
        {
            Append(hash, cue);
        }

        Span<byte> result = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(result);
        return "avatarkit:speech:1:" + Convert.ToHexStringLower(result);
    }

    private static void Append(IncrementalHash hash, SpeechCue cue)
    {
        // No length or factor is an infinity: what is not asked for differs from every value.
        Span<byte> numbers = stackalloc byte[44];
        BinaryPrimitives.WriteInt32LittleEndian(numbers, cue.Start);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[4..], cue.Length);
        BinaryPrimitives.WriteInt64LittleEndian(numbers[8..], cue.Pause?.Ticks ?? -1);
        BinaryPrimitives.WriteInt32LittleEndian(numbers[16..], (int?)cue.Emphasis ?? -1);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[20..], cue.Rate ?? double.PositiveInfinity);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[28..], cue.Pitch ?? double.PositiveInfinity);
        BinaryPrimitives.WriteDoubleLittleEndian(numbers[36..], cue.Volume ?? double.PositiveInfinity);
        hash.AppendData(numbers);
        CacheHash.Append(hash, cue.Phones);
        CacheHash.Append(hash, cue.Locale);
    }

    /// <summary>The values without the text: a key may be logged.</summary>
    /// <returns>Voice, format and rate.</returns>
    public override string ToString() => $"{Voice}, {Format.Encoding} at {Format.SampleRate} Hz, rate {Rate}";
}
