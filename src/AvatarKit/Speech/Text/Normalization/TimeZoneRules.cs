namespace AvatarKit;

/// <summary>Says time zones, letter by letter: <c>UTC+1:30</c>, <c>2 pm EST</c>.</summary>
internal static class TimeZoneRules
{
    private const string WithOffset = " UTC GMT ";

    private const string Others =
        " UTC GMT EST EDT CST CDT MST MDT PST PDT AKST HST CET CEST EET EEST WET WEST BST IST JST MSK ART BRT CLT COT PET ";

    private const int Longest = 4;

    /// <summary>Says the time zone at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it begins.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        int end = at;
        while (end - at <= Longest && char.IsAsciiLetter(context.Peek(end)))
        {
            end++;
        }

        if (end - at is < 3 or > Longest)
        {
            return 0;
        }

        ReadOnlySpan<char> name = context.Text[at..end];
        bool hasOffset = context.Peek(end) is '+' or '-' or '−' or '–' && char.IsAsciiDigit(context.Peek(end + 1)) && Is(WithOffset, name);
        if (!hasOffset && !(FollowsTime(context, at, char.IsAsciiLetterUpper(name[0])) && context.IsTokenEnd(end) && Is(Others, name)))
        {
            return 0;
        }

        context.As(SpeakableKind.Time).Rewrite(string.Join(' ', name.ToString().ToUpperInvariant().AsEnumerable()), at, end);
        if (!hasOffset)
        {
            return end - at;
        }

        string? sign = context.Peek(end) == '+' ? context.Lexicon.Plus : context.Lexicon.Minus;
        context.Apart(end, sign);
        int hours = context.Digits(end + 1);
        context.Copy(end + 1, hours);
        int minutes = context.Digits(hours + 1);
        if (context.Peek(hours) != ':' || minutes != hours + 3)
        {
            return hours - at;
        }

        context.Space(hours);
        context.Copy(hours + 1, minutes);
        return minutes - at;
    }

    private static bool Is(string names, ReadOnlySpan<char> name)
    {
        int found = names.AsSpan().IndexOf(name, StringComparison.OrdinalIgnoreCase);
        return found > 0 && names[found - 1] == ' ' && names[found + name.Length] == ' ';
    }

    // "14:30 CET", "2 pm EST", "10 h UTC".
    private static bool FollowsTime(SpeakableContext context, int at, bool isCapital)
    {
        char before = context.Peek(at - 1) is ' ' or '\u00A0' ? context.Peek(at - 2) : 'x';
        char last = before == '.' ? context.Peek(at - 3) : before;
        return char.IsAsciiDigit(before) ? isCapital && context.Peek(at - 4) is ':' or '.'
            : last is 'm' or 'M' ? char.ToLowerInvariant(context.Peek(before == '.' ? at - 5 : at - 3)) is 'a' or 'p' or '.'
            : isCapital && last is 'h' or 'H';
    }
}
