using System.Buffers;
using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit;

/// <summary>Encrypted text as it stands where a text stood: <c>avk1.</c>, the id of the key, and nonce, text and tag in Base64.</summary>
internal static class SealedText
{
    public const int KeyIdLength = 32;

    private const string Mark = "avk1.";
    private const int HeaderLength = 5 + KeyIdLength + 1;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a text has the form of an encrypted one.</summary>
    public static bool IsSealed(string? text)
        => text is { Length: > HeaderLength } && text.StartsWith(Mark, StringComparison.Ordinal) && text[HeaderLength - 1] == '.'
            && text.AsSpan(Mark.Length, KeyIdLength).IndexOfAnyExcept(Digits) < 0;

    public static string KeyIdOf(string text) => text.Substring(Mark.Length, KeyIdLength);

    public static string Seal(DataKey key, string text, ReadOnlySpan<byte> boundTo)
        => string.Concat(Mark, key.Id, ".", Base64Url.EncodeToString(key.Seal(Encoding.UTF8.GetBytes(text), boundTo)));

    /// <exception cref="StorageException">It was changed, or stands where it was not put: <c>encryption.unreadable</c>.</exception>
    public static string Open(DataKey key, string text, ReadOnlySpan<byte> boundTo)
    {
        try
        {
            return Encoding.UTF8.GetString(key.Open(Base64Url.DecodeFromChars(text.AsSpan(HeaderLength)), boundTo));
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            throw Unreadable("it was changed, or moved from where it was put", exception);
        }
    }

    /// <summary>What a text is bound to: its place. Each part has its length before it, so that no two places are one.</summary>
    public static byte[] Bind(params ReadOnlySpan<string> parts)
    {
        int length = 0;
        foreach (string part in parts)
        {
            length += sizeof(int) + Encoding.UTF8.GetByteCount(part);
        }

        byte[] bytes = new byte[length];
        int place = 0;
        foreach (string part in parts)
        {
            int written = Encoding.UTF8.GetBytes(part, bytes.AsSpan(place + sizeof(int)));
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(place), written);
            place += sizeof(int) + written;
        }

        return bytes;
    }

    public static StorageException Unreadable(string why, Exception? cause) => new(
        "encryption.unreadable", $"Something that is stored encrypted cannot be read: {why}.", "encryption", isTransient: false, cause);
}
