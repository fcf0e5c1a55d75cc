using System.Text;

namespace AvatarKit.Fuzz.Mutation;

/// <summary>UTF-8 that also holds half surrogate pairs, each as the three bytes it would have as a character of its own (WTF-8).</summary>
internal static class LooseText
{
    public static byte[] Encode(string text)
    {
        var bytes = new List<byte>(text.Length + 16);
        Span<byte> units = stackalloc byte[4];
        for (int i = 0; i < text.Length; i++)
        {
            if (Rune.TryGetRuneAt(text, i, out Rune rune))
            {
                bytes.AddRange(units[..rune.EncodeToUtf8(units)]);
                i += rune.Utf16SequenceLength - 1;
            }
            else
            {
                bytes.AddRange([(byte)(0xE0 | (text[i] >> 12)), (byte)(0x80 | ((text[i] >> 6) & 0x3F)), (byte)(0x80 | (text[i] & 0x3F))]);
            }
        }

        return [.. bytes];
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        if (!HoldsHalves(bytes))
        {
            return Encoding.UTF8.GetString(bytes);
        }

        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (bytes is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            {
                text.Append((char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)));
                bytes = bytes[3..];
            }
            else
            {
                Rune.DecodeFromUtf8(bytes, out Rune rune, out int used);
                text.Append(rune);
                bytes = bytes[used..];
            }
        }

        return text.ToString();
    }

    private static bool HoldsHalves(ReadOnlySpan<byte> bytes)
    {
        for (int at = bytes.IndexOf((byte)0xED); at >= 0 && at + 1 < bytes.Length;)
        {
            if (bytes[at + 1] >= 0xA0)
            {
                return true;
            }

            int next = bytes[(at + 1)..].IndexOf((byte)0xED);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
