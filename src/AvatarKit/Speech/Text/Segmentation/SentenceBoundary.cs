namespace AvatarKit;

/// <summary>Decides whether a sentence ends at a full stop, question mark or the like.</summary>
internal static class SentenceBoundary
{
    // What is looked at around the mark is bounded: a longer word is no abbreviation, a longer gap is a gap.
    private const int LongestToken = 24;
    private const int LongestGap = 64;
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

        if (!char.IsWhiteSpace(next))
        {
            // Chinese and Japanese written with western marks have no space after them.
            return text[at] is '!' or '?' && TextChars.IsCjk(next) ? Decision.Yes : Decision.No;
        }

        bool ellipsis = text[at] == '…' || (text[at] == '.' && !single);
        if (quoted || ellipsis)
        {
            return EndsUnlessLowerCaseFollows(text, end, final);
        }

        return text[at] == '.' ? DecideFullStop(text, at, end, final) : Decision.Yes;
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

        ReadOnlySpan<char> token = TokenBefore(text, at, out _);
        if (token.IndexOfAny(":/@") >= 0)
        {
            return false;
        }

        return text[at] is '!' or '?'
            || (text[at] == '.' && token.Length > 1 && WordEndings.AllLetters(token) && WordEndings.Of(token) == WordEnding.Ordinary);
    }

    private static Decision DecideFullStop(ReadOnlySpan<char> text, int at, int end, bool final)
    {
        ReadOnlySpan<char> token = TokenBefore(text, at, out int start);
        switch (WordEndings.Of(token))
        {
            case WordEnding.Never:
                return final && text[end..].IsWhiteSpace() ? Decision.Yes : Decision.No;
            case WordEnding.BeforeNumber:
                Decision known = Next(text, end, final, out int next);
                return known != Decision.Yes ? Negate(known) : char.IsAsciiDigit(text[next]) ? Decision.No : Decision.Yes;
            case WordEnding.Maybe:
                return EndsUnlessLowerCaseFollows(text, end, final);
            case WordEnding.Initials:
                return EndsIfStarterFollows(text, end, final);
            case WordEnding.Number:
                return DecideNumber(text, start, end, final);
            default:
                return Decision.Yes;
        }
    }

    private static Decision DecideNumber(ReadOnlySpan<char> text, int start, int end, bool final)
    {
        // "1. Do this": the number of an item, at the start or after a colon.
        ReadOnlySpan<char> before = text[..start].TrimEnd();
        if (before.IsEmpty || before[^1] is ':' or ';' or ',' or '(')
        {
            return final && text[end..].IsWhiteSpace() ? Decision.Yes : Decision.No;
        }

        if (SegmenterAbbreviations.BeforeOrdinal(TokenBefore(before, before.Length, out _)))
        {
            return Decision.No;
        }

        Decision known = Next(text, end, final, out int next);
        if (known != Decision.Yes)
        {
            return Negate(known);
        }

        if (char.IsLower(text[next]))
        {
            return Decision.No;
        }

        Decision whole = NextWord(text, next, final, out ReadOnlySpan<char> word);
        return whole == Decision.NeedMore ? whole : SegmenterAbbreviations.AfterOrdinal(word) ? Decision.No : Decision.Yes;
    }

    private static Decision EndsUnlessLowerCaseFollows(ReadOnlySpan<char> text, int end, bool final)
    {
        Decision known = Next(text, end, final, out int next);
        return known != Decision.Yes ? Negate(known)
            : char.IsLower(text[next]) || text[next] is ',' or ';' or ':' or '–' or '—' ? Decision.No
            : Decision.Yes;
    }

    private static Decision EndsIfStarterFollows(ReadOnlySpan<char> text, int end, bool final)
    {
        Decision known = Next(text, end, final, out int next);
        if (known != Decision.Yes)
        {
            return Negate(known);
        }

        if (!char.IsUpper(text[next]))
        {
            return Decision.No;
        }

        Decision whole = NextWord(text, next, final, out ReadOnlySpan<char> word);

        // "A. B." and "I. The": a single letter is a starter only where it is no initial itself.
        return whole == Decision.NeedMore ? whole
            : SegmenterAbbreviations.Starter(word) && (next + word.Length >= text.Length || text[next + word.Length] != '.') ? Decision.Yes
            : Decision.No;
    }

    private static ReadOnlySpan<char> TokenBefore(ReadOnlySpan<char> text, int at, out int start)
    {
        start = at;
        while (start > 0 && at - start < LongestToken && !char.IsWhiteSpace(text[start - 1])
            && text[start - 1] is not ('(' or '[' or '"' or '“' or '„' or '«' or '*' or '_' or '\'' or '‘' or '’'))
        {
            start--;
        }

        return text[start..at];
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

    // Yes: `next` is the next character that is no space. No: a paragraph ends, or the text, or nothing but space comes.
    private static Decision Next(ReadOnlySpan<char> text, int from, bool final, out int next)
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

    private static Decision NextWord(ReadOnlySpan<char> text, int from, bool final, out ReadOnlySpan<char> word)
    {
        int end = from;
        while (end < text.Length && end - from < LongestToken && (char.IsLetter(text[end]) || text[end] is '\'' or '’'))
        {
            end++;
        }

        word = text[from..end];
        return end < text.Length || final ? Decision.Yes : Decision.NeedMore;
    }

    // No next word means that the sentence ends.
    private static Decision Negate(Decision known) => known == Decision.No ? Decision.Yes : Decision.NeedMore;
}
