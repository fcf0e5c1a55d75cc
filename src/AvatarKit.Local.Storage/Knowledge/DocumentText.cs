using System.Text;

namespace AvatarKit.Local;

/// <summary>Turns a file's bytes into text: by its byte order mark, as UTF-8, as UTF-16 without mark, or as Windows Latin-1.</summary>
internal static class DocumentText
{
    // What Windows-1252 has where Latin-1 has control characters: the quotes and dashes of old documents.
    private const string Windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or <see langword="null"/> when the bytes are none.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        if (Marked(bytes) is { } marked)
        {
            return marked;
        }

        ReadOnlySpan<byte> head = bytes[..Math.Min(bytes.Length, 8192)];
        if (head.Contains((byte)0))
        {
            return Unmarked16(bytes, head);
        }

        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return LooksLikeText(head) ? Latin(bytes) : null;
        }
    }

    private static string? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, 0, 0, ..] => Encoding.UTF32.GetString(bytes[4..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        _ => null,
    };

    // Western text in UTF-16 has a zero in nearly every second byte, always on the same side.
    private static string? Unmarked16(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> head)
    {
        int even = 0;
        int odd = 0;
        for (int index = 0; index + 1 < head.Length; index += 2)
        {
            even += head[index] == 0 ? 1 : 0;
            odd += head[index + 1] == 0 ? 1 : 0;
        }

        int pairs = head.Length / 2;
        if (bytes.Length % 2 != 0)
        {
            return null;
        }

        return (even, odd) switch
        {
            _ when odd > pairs * 0.7 && even < pairs * 0.05 => Encoding.Unicode.GetString(bytes),
            _ when even > pairs * 0.7 && odd < pairs * 0.05 => Encoding.BigEndianUnicode.GetString(bytes),
            _ => null,
        };
    }

    private static bool LooksLikeText(ReadOnlySpan<byte> head)
    {
        int controls = 0;
        foreach (byte value in head)
        {
            controls += value < 32 && value is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f' or 0x1B) ? 1 : 0;
        }

        return controls * 200 < head.Length;
    }

    private static string Latin(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (byte value in bytes)
        {
            text.Append(value is >= 0x80 and < 0xA0 ? Windows1252[value - 0x80] : (char)value);
        }

        return text.ToString();
    }
}
