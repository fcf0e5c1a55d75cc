namespace AvatarKit;

/// <summary>Looks at the words before and after a mark in text that may still arrive.</summary>
internal static class MarkContext
{
    // What is looked at around the mark is bounded: a longer word is no abbreviation, a longer gap is a gap.
    private const int LongestToken = 24;
    private const int LongestGap = 64;

    /// <summary>The word right before a mark.</summary>
    public static ReadOnlySpan<char> TokenBefore(ReadOnlySpan<char> text, int at, out int start)
    {
        start = at;
        while (start > 0 && at - start < LongestToken && !char.IsWhiteSpace(text[start - 1])
            && text[start - 1] is not ('(' or '[' or '"' or '“' or '„' or '«' or '*' or '_' or '\'' or '‘' or '’'))
        {
            start--;
        }

        return text[start..at];
    }

    /// <summary>The first word of the sentence.</summary>
    public static ReadOnlySpan<char> FirstWord(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        int end = 0;
        while (end < text.Length && end < LongestToken && char.IsLetter(text[end]))
        {
            end++;
        }

        return text[..end];
    }

    /// <summary>Finds the next character that is no space. No: a paragraph ends, or the text, or nothing but space comes.</summary>
    public static Decision Next(ReadOnlySpan<char> text, int from, bool final, out int next)
    {
        int lines = 0;
        for (next = from; next < text.Length && next - from < LongestGap; next++)
        {
            if (!char.IsWhiteSpace(text[next]))
            {
                // Quotes and emphasis before the word say nothing about it.
                if (text[next] is '"' or '“' or '„' or '*' or '_' or '(' or '\'' or '‘' or '«')
                {
                    continue;
                }

                return Decision.Yes;
            }

            lines += text[next] == '\n' ? 1 : 0;
            if (lines > 1)
            {
                return Decision.No;
            }
        }

        return final || next < text.Length ? Decision.No : Decision.NeedMore;
    }

    /// <summary>Reads the word at a place.</summary>
    public static Decision NextWord(ReadOnlySpan<char> text, int from, bool final, out ReadOnlySpan<char> word)
    {
        int end = from;
        while (end < text.Length && end - from < LongestToken && (char.IsLetter(text[end]) || text[end] is '\'' or '’'))
        {
            end++;
        }

        word = text[from..end];
        return end < text.Length || final ? Decision.Yes : Decision.NeedMore;
    }

    /// <summary>No next word means that the sentence ends.</summary>
    public static Decision Negate(Decision known) => known == Decision.No ? Decision.Yes : Decision.NeedMore;
}
