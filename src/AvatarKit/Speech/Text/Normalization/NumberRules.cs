using System.Globalization;

namespace AvatarKit;

/// <summary>Says numbers with what belongs to them: dates, times, fractions, units, per cent, money.</summary>
internal static class NumberRules
{
    private static readonly string[] EnglishOrdinals =
    [
        "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
        "thirteenth", "fourteenth",
        "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    ];

    private static readonly string[] EnglishTens = ["", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"];

    /// <summary>Says the number at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of its first digit.</param>
    /// <returns>How many characters were said; 0 to leave it to others.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        int used = PhoneRules.TrySay(context, at);
        used = used > 0 ? used : CalendarRules.TrySay(context, at);
        used = used > 0 ? used : TryOrdinal(context, at);
        used = used > 0 ? used : TryFraction(context, at);
        used = used > 0 ? used : TryVersion(context, at);
        if (used > 0)
        {
            return used;
        }

        if (WrittenNumber.Read(context, at) is not { } number)
        {
            int end = EndOfList(context, at);
            context.Copy(at, end);
            return end - at;
        }

        used = MoneyRules.TrySayAfter(context, at, number);
        if (used > 0)
        {
            return used;
        }

        SayNumber(context, at, number);
        int next = number.End;
        used = UnitRules.TrySay(context, next, number);
        return next - at + used;
    }

    /// <summary>Says a number alone.</summary>
    public static void SayNumber(SpeakableContext context, int at, WrittenNumber number)
    {
        if (number.AsWritten)
        {
            context.Copy(at, number.End);
        }
        else
        {
            context.Rewrite(number.ToWords(context.Lexicon), at, number.End);
        }
    }

    // "1,2,3" is not a number, and no part of it is one.
    private static int EndOfList(SpeakableContext context, int at)
    {
        int end = context.Digits(at);
        while (context.Peek(end) is '.' or ',' && char.IsAsciiDigit(context.Peek(end + 1)))
        {
            end = context.Digits(end + 1);
        }

        return end;
    }

    private static int TryOrdinal(SpeakableContext context, int at)
    {
        int end = context.Digits(at);
        int digits = end - at;
        if (digits > 2 || !(char.IsLetter(context.Peek(end)) || context.Peek(end) is 'º' or 'ª'
            || (context.Peek(end) == '.' && context.Peek(end + 1) is 'º' or 'ª')))
        {
            return 0;
        }

        int close = end;
        while (close - end < 3 && (char.IsLetter(context.Peek(close)) || context.Peek(close) is 'º' or 'ª' or '.'))
        {
            close++;
        }

        ReadOnlySpan<char> token = context.Text[at..close];
        if (context.IsTokenEnd(close)
            && context.Lexicon.Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out Abbreviation known))
        {
            context.Rewrite(known.Words, at, close);
            return close - at;
        }

        if (context.Lexicon.Language == "en" && close - end == 2 && context.IsTokenEnd(close)
            && context.Text[end..close] is "st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH")
        {
            context.Rewrite(EnglishOrdinal(int.Parse(context.Text[at..end], CultureInfo.InvariantCulture)), at, close);
            return close - at;
        }

        return 0;
    }

    private static string EnglishOrdinal(int value) => value < 20 ? EnglishOrdinals[value]
        : value % 10 == 0 ? EnglishTens[value / 10] + "ieth"
        : $"{EnglishTens[value / 10]}y-{EnglishOrdinals[value % 10]}";

    private static int TryFraction(SpeakableContext context, int at)
    {
        int slash = context.Digits(at);
        int end = context.Digits(slash + 1);
        if (context.Peek(slash) != '/' || end == slash + 1 || slash - at > 3 || end - slash > 4
            || context.Peek(end) is '/' || !context.IsTokenEnd(end) || context.Peek(at - 1) is '/' or '.')
        {
            return 0;
        }

        ReadOnlySpan<char> token = context.Text[at..end];
        Lexicon lexicon = context.Lexicon;
        if (lexicon.Fractions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out string? words))
        {
            // "2 1/2" is two and a half: the number before was said already.
            context.Rewrite(char.IsAsciiDigit(context.Peek(at - 2)) && context.Peek(at - 1) == ' ' ? $"{lexicon.And} {words}" : words, at, end);
            return end - at;
        }

        int above = int.Parse(context.Text[at..slash], CultureInfo.InvariantCulture);
        int below = int.Parse(context.Text[(slash + 1)..end], CultureInfo.InvariantCulture);
        bool isScore = below is 5 or 10 or 20 or 100 && above <= below;
        context.Copy(at, slash);
        context.RewriteApart((isScore ? lexicon.OutOf : lexicon.Over) ?? " ", slash, slash + 1);
        context.Copy(slash + 1, end);
        return end - at;
    }

    // "1.2.3" and "192.168.0.1": no decimals, every part is said.
    private static int TryVersion(SpeakableContext context, int at)
    {
        int end = context.Digits(at);
        int dots = 0;
        bool thousands = true;
        while (context.Peek(end) == '.' && char.IsAsciiDigit(context.Peek(end + 1)) && dots < 8)
        {
            int next = context.Digits(end + 1);
            thousands &= next - end == 4;
            end = next;
            dots++;
        }

        if (dots < 2 || thousands)
        {
            return 0;
        }

        SayDotted(context, at, end);
        return end - at;
    }

    /// <summary>Says digits and full stops, each stop as a word.</summary>
    public static void SayDotted(SpeakableContext context, int at, int end)
    {
        for (int i = at; i < end; i++)
        {
            if (context.Peek(i) == '.' && context.Lexicon.Dot is { } dot)
            {
                context.RewriteApart(context.Lexicon.Language == "en" ? "point" : dot, i, i + 1);
            }
            else
            {
                context.Copy(i, i + 1);
            }
        }
    }
}
