namespace AvatarKit;

/// <summary>Decides whether a full stop ends a sentence.</summary>
internal static class FullStop
{
    /// <summary>Decides, by the word before it and, where that leaves it open, the word after it.</summary>
    public static Decision Decide(ReadOnlySpan<char> text, int at, int end, bool final)
    {
        ReadOnlySpan<char> token = MarkContext.TokenBefore(text, at, out int start);
        if (SegmenterAbbreviations.Measure(token) && FollowsNumber(text, start))
        {
            Decision measured = MarkContext.Next(text, end, final, out int after);
            return measured != Decision.Yes ? MarkContext.Negate(measured)
                : char.IsAsciiDigit(text[after]) || char.IsLower(text[after]) ? Decision.No : Decision.Yes;
        }

        switch (WordEndings.Of(token))
        {
            case WordEnding.Never:
                return final && text[end..].IsWhiteSpace() ? Decision.Yes : Decision.No;
            case WordEnding.BeforeNumber:
                Decision known = MarkContext.Next(text, end, final, out int next);
                return known != Decision.Yes ? MarkContext.Negate(known) : char.IsAsciiDigit(text[next])
                    || char.IsLower(text[next]) ? Decision.No : Decision.Yes;
            case WordEnding.Maybe when SegmenterAbbreviations.HalfOfDay(token) && SegmenterAbbreviations.TimePhrase(MarkContext.FirstWord(text)):
                // "At 5 a.m. Mr. Smith": the sentence has no verb yet.
                return EndsIfStarterFollows(text, end, final);
            case WordEnding.Maybe when token is "Co":
                return EndsUnlessCompanyFollows(text, end, final);
            case WordEnding.Maybe:
                return EndsUnlessLowerCaseFollows(text, end, final);
            case WordEnding.Initials when token.Length == 1 && text[..start].IsWhiteSpace():
                // "A. The first": the letter of an item.
                return final && text[end..].IsWhiteSpace() ? Decision.Yes : Decision.No;
            case WordEnding.Initials:
                return EndsIfStarterFollows(text, end, final);
            case WordEnding.Number:
                return DecideNumber(text, start, end, final);
            default:
                return Decision.Yes;
        }
    }

    /// <summary>Whether the next word begins a sentence.</summary>
    public static Decision EndsUnlessLowerCaseFollows(ReadOnlySpan<char> text, int end, bool final)
    {
        Decision known = MarkContext.Next(text, end, final, out int next);
        return known != Decision.Yes ? MarkContext.Negate(known)
            : char.IsLower(text[next]) || text[next] is ',' or ';' or ':' or '–' or '—' or '.' ? Decision.No
            : Decision.Yes;
    }

    private static Decision DecideNumber(ReadOnlySpan<char> text, int start, int end, bool final)
    {
        // "1. Do this": the number of an item, at the start or after a colon.
        ReadOnlySpan<char> before = text[..start].TrimEnd();
        if (before.Trim(" •‣⁃·-*–").IsEmpty || before[^1] is ':' or ';' or ',' or '(')
        {
            return final && text[end..].IsWhiteSpace() ? Decision.Yes : Decision.No;
        }

        if (SegmenterAbbreviations.BeforeOrdinal(MarkContext.TokenBefore(before, before.Length, out _)))
        {
            return Decision.No;
        }

        Decision known = MarkContext.Next(text, end, final, out int next);
        if (known != Decision.Yes)
        {
            return MarkContext.Negate(known);
        }

        if (char.IsLower(text[next]))
        {
            return Decision.No;
        }

        Decision whole = MarkContext.NextWord(text, next, final, out ReadOnlySpan<char> word);
        return whole == Decision.NeedMore ? whole : SegmenterAbbreviations.AfterOrdinal(word) ? Decision.No : Decision.Yes;
    }

    // "Müller GmbH & Co. KG"
    private static Decision EndsUnlessCompanyFollows(ReadOnlySpan<char> text, int end, bool final)
    {
        Decision known = MarkContext.Next(text, end, final, out int next);
        if (known == Decision.Yes && text[next] == 'K')
        {
            Decision whole = MarkContext.NextWord(text, next, final, out ReadOnlySpan<char> word);
            return whole == Decision.NeedMore ? whole : word is "KG" or "KGaA" ? Decision.No : Decision.Yes;
        }

        return EndsUnlessLowerCaseFollows(text, end, final);
    }

    private static bool FollowsNumber(ReadOnlySpan<char> text, int start)
        => text[..start].TrimEnd() is [.., >= '0' and <= '9'] or [.., '½' or '¼' or '¾'];

    private static Decision EndsIfStarterFollows(ReadOnlySpan<char> text, int end, bool final)
    {
        Decision known = MarkContext.Next(text, end, final, out int next);
        if (known != Decision.Yes)
        {
            return MarkContext.Negate(known);
        }

        if (!char.IsUpper(text[next]))
        {
            return Decision.No;
        }

        Decision whole = MarkContext.NextWord(text, next, final, out ReadOnlySpan<char> word);

        // "A. B." and "I. The": a single letter is a starter only where it is no initial itself.
        return whole == Decision.NeedMore ? whole
            : SegmenterAbbreviations.Starter(word) && (next + word.Length >= text.Length || text[next + word.Length] != '.') ? Decision.Yes
            : Decision.No;
    }
}
