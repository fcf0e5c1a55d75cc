namespace AvatarKit;

/// <summary>Keeps characters whole that a stream of text splits between two pieces. Not thread-safe.</summary>
internal sealed class WholeCharacters
{
    private const char Replacement = '\uFFFD';
    private char? held;

    /// <summary>Takes the next UTF-16 code units.</summary>
    /// <returns>What is whole of them and of what was held; half a character with no other half becomes U+FFFD.</returns>
    public string Append(string text)
    {
        if (held is { } half && text.Length > 0)
        {
            text = half + text;
            held = null;
        }

        if (text.Length > 0 && char.IsHighSurrogate(text[^1]))
        {
            held = text[^1];
            text = text[..^1];
        }

        return Mend(text);
    }

    /// <summary>Ends the text.</summary>
    public string Complete()
    {
        bool isHalf = held is not null;
        held = null;
        return isHalf ? Replacement.ToString() : "";
    }

    private static string Mend(string text)
    {
        int at = FirstHalf(text, 0);
        if (at < 0)
        {
            return text;
        }

        char[] mended = text.ToCharArray();
        for (; at >= 0; at = FirstHalf(text, at + 1))
        {
            mended[at] = Replacement;
        }

        return new string(mended);
    }

    private static int FirstHalf(string text, int from)
    {
        for (int i = from; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
            }
            else
            {
                return i;
            }
        }

        return -1;
    }
}
