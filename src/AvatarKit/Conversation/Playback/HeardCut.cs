namespace AvatarKit;

/// <summary>Cuts text where a listener would say it was cut.</summary>
internal static class HeardCut
{
    /// <summary>The text up to a place, without the word the place lies in; scripts without spaces are cut between any two characters.</summary>
    public static string AtWord(string text, int end)
    {
        if (end > 0 && end < text.Length && char.IsLowSurrogate(text[end]))
        {
            end--;
        }

        if (end > 0 && end < text.Length && IsInsideWord(text[end - 1], text[end]))
        {
            int space = text.LastIndexOfAny([' ', '\n', '\t'], end - 1);
            end = space < 0 ? 0 : space;
        }

        return text[..end].TrimEnd();
    }

    /// <summary>The sentence's end where only punctuation stands before it, else the place itself: a full stop is heard with its word.</summary>
    public static int WithPunctuation(string text, int end, int sentenceEnd)
    {
        sentenceEnd = Math.Min(sentenceEnd, text.Length);
        for (int i = end; i < sentenceEnd; i++)
        {
            if (char.IsLetterOrDigit(text[i]) || char.IsSurrogate(text[i]))
            {
                return end;
            }
        }

        return Math.Max(end, sentenceEnd);
    }

    private static bool IsInsideWord(char before, char after)
        => char.IsLetterOrDigit(before) && char.IsLetterOrDigit(after) && !(IsWrittenWithoutSpaces(before) || IsWrittenWithoutSpaces(after));

    // Thai and Lao, Khmer, kana and Han with their extensions, half-width kana: between their letters one may cut anywhere.
    private static bool IsWrittenWithoutSpaces(char c)
        => c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF') or (>= '\uFF66' and <= '\uFF9F');
}
