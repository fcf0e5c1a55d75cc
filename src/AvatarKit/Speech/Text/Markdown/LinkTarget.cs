namespace AvatarKit;

/// <summary>The part of a Markdown link in round brackets.</summary>
internal static class LinkTarget
{
    private const int Longest = 2_048;

    /// <summary>Finds its end.</summary>
    /// <param name="text">The text.</param>
    /// <param name="open">Index of the bracket that opens it.</param>
    /// <param name="limit">Where the text ends.</param>
    /// <returns>The index after the closing bracket, or 0 when it is not a target.</returns>
    public static int End(string text, int open, int limit)
    {
        limit = Math.Min(limit, open + Longest);
        int at = SkipSpace(text, open + 1, limit);
        int depth = 0;
        bool pointed = at < limit && text[at] == '<';
        for (; at < limit; at++)
        {
            char c = text[at];
            if (pointed && c == '>')
            {
                at++;
                break;
            }

            if (!pointed && (char.IsWhiteSpace(c) || (c == ')' && depth == 0)))
            {
                break;
            }

            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }

        at = SkipSpace(text, at, limit);
        if (at < limit && text[at] is '"' or '\'' or '(')
        {
            int close = text.AsSpan(at + 1, limit - at - 1).IndexOf(text[at] == '(' ? ')' : text[at]);
            at = close < 0 ? limit : SkipSpace(text, at + close + 2, limit);
        }

        return at < limit && text[at] == ')' ? at + 1 : 0;
    }

    /// <summary>Whether a target leads somewhere, rather than being words in brackets.</summary>
    /// <param name="target">What stands between the brackets.</param>
    /// <returns>Whether it looks like an address.</returns>
    public static bool IsAddress(ReadOnlySpan<char> target) =>
        !target.IsEmpty && target.IndexOfAny(' ', '\n') < 0 && (target.IndexOfAny('/', '#', '.') >= 0 || target.StartsWith("mailto:"));

    private static int SkipSpace(string text, int at, int limit)
    {
        while (at < limit && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }
}
