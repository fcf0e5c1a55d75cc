namespace AvatarKit;

/// <summary>Decides whether a sentence ends at a full stop, question mark or the like.</summary>
internal static class SentenceBoundary
{
    private const int LongestRun = 64;

    /// <summary>Decides.</summary>
    /// <param name="text">The segment so far, from its first character.</param>
    /// <param name="at">Index of the mark.</param>
    /// <param name="final">Whether no more text will arrive.</param>
    /// <param name="end">Where the sentence ends, closing quotes and brackets included; where to go on otherwise.</param>
    /// <returns>Whether a sentence ends there.</returns>
    public static Decision Decide(ReadOnlySpan<char> text, int at, bool final, out int end)
    {
        end = at + 1;
        bool strong = TextChars.IsStrongTerminal(text[at]);
        bool single = true;
        while (end < text.Length && end - at < LongestRun && TextChars.IsTerminal(text[end]))
        {
            strong |= TextChars.IsStrongTerminal(text[end]);
            single = false;
            end++;
        }

        bool quoted = false;
        Decision closers = SkipClosers(text, at, ref end, ref quoted, final);
        if (closers == Decision.NeedMore)
        {
            return Decision.NeedMore;
        }

        if (end >= text.Length)
        {
            return final ? Decision.Yes : Decision.NeedMore;
        }

        char next = text[end];
        if (strong)
        {
            // A quotation that goes on in Japanese: 「はい。」と言った.
            return quoted && next is 'と' or 'っ' or '、' or '，' ? Decision.No : Decision.Yes;
        }

        if (ItemNumbers.Before(text, at, end) is { IsItem: true } item)
        {
            // "1.) Do this 2.) Do that": each number stays with its item.
            end = item.CutAt ?? end;
            return item.CutAt is null ? Decision.No : Decision.Yes;
        }

        if (!char.IsWhiteSpace(next))
        {
            // Chinese and Japanese written with western marks have no space after them.
            return text[at] is '!' or '?' && TextChars.IsCjk(next) ? Decision.Yes : Decision.No;
        }

        bool isSpaced = text[at] == '.' && (at == 0 || char.IsWhiteSpace(text[at - 1]));
        if (isSpaced)
        {
            // ". . ." is one ellipsis.
            while (end + 1 < text.Length && end - at < LongestRun && text[end] == ' ' && text[end + 1] == '.')
            {
                end += 2;
            }

            if (end + 1 >= text.Length && !final)
            {
                return Decision.NeedMore;
            }
        }

        if (isSpaced && text[..at].IsWhiteSpace())
        {
            // Dots before the first word belong to its sentence.
            return final && text[end..].IsWhiteSpace() ? Decision.Yes : Decision.No;
        }

        bool ellipsis = text[at] == '…' || isSpaced || (text[at] == '.' && !single) || text[at..end].IndexOf("..") > 0;
        if (quoted || ellipsis)
        {
            // A source in brackets after a quotation that breaks off: "[...]" (Smith 55).
            return quoted && ellipsis && text[end..].TrimStart() is ['(', ..] ? Decision.No : FullStop.EndsUnlessLowerCaseFollows(text, end, final);
        }

        return text[at] == '.' ? FullStop.Decide(text, at, end, final)
            : text[at] == '!' && SegmenterAbbreviations.Marked(MarkContext.TokenBefore(text, at, out _))
                ? FullStop.EndsUnlessLowerCaseFollows(text, end, final)
            : Decision.Yes;
    }

    /// <summary>Whether the last thing in a text is surely the end of a sentence, though nothing follows it yet.</summary>
    /// <param name="text">The segment so far.</param>
    /// <param name="at">Index of the mark.</param>
    /// <returns>Whether it could hardly go on as a number, an address or an abbreviation.</returns>
    public static bool SurelyEnds(ReadOnlySpan<char> text, int at)
    {
        if (TextChars.IsStrongTerminal(text[at]))
        {
            return true;
        }

        ReadOnlySpan<char> token = MarkContext.TokenBefore(text, at, out _);
        if (token.IndexOfAny(":/@") >= 0)
        {
            return false;
        }

        return text[at] is '!' or '?'
            || (text[at] == '.' && token.Length > 1 && WordEndings.AllLetters(token) && WordEndings.Of(token) == WordEnding.Ordinary);
    }

    private static Decision SkipClosers(ReadOnlySpan<char> text, int at, ref int end, ref bool quoted, bool final)
    {
        while (end < text.Length && (end - at < LongestRun || char.IsLowSurrogate(text[end])))
        {
            char c = text[end];
            if (TextChars.IsCloser(c))
            {
                quoted |= TextChars.IsQuoteOrBracketCloser(c);
                end++;
                continue;
            }

            // The number of a source: "so it is.[1]"
            if (c != '[')
            {
                break;
            }

            int digits = text[(end + 1)..].IndexOfAnyExceptInRange('0', '9');
            if (digits < 0)
            {
                return text.Length - end > 4 || final ? Decision.No : Decision.NeedMore;
            }

            if (digits is 0 or > 3 || text[end + 1 + digits] != ']')
            {
                break;
            }

            end += digits + 2;
        }

        return Decision.No;
    }
}
