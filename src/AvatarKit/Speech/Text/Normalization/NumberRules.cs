using System.Globalization;

namespace AvatarKit;

/// <summary>Says numbers with what belongs to them: dates, times, fractions, units, per cent, money.</summary>
internal static class NumberRules
{
    /// <summary>Says the number at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of its first digit.</param>
    /// <returns>How many characters were said; 0 to leave it to others.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        int used = AddressRules.TrySayStreet(context, at);
        used = used > 0 ? used : PhoneRules.TrySay(context, at);
        used = used > 0 || context.Peek(context.Digits(at)) != ':' || !RatioWords.Are(context, at) ? used : TryRatio(context, at);
        used = used > 0 ? used : CalendarRules.TrySay(context, at);
        used = used > 0 ? used : TryFraction(context, at);
        used = used > 0 ? used : TryRatio(context, at);
        used = used > 0 ? used : TryOrdinal(context, at);
        used = used > 0 ? used : TryVersion(context, at);
        if (used > 0)
        {
            return used;
        }

        if (WrittenNumber.Read(context, at) is not { } number)
        {
            int end = EndOfList(context, at);
            context.As(SpeakableKind.Cardinal).Copy(at, end);
            return end - at;
        }

        used = MoneyRules.TrySayAfter(context, at, number);
        if (used > 0)
        {
            return used;
        }

        if (number.Fraction == "00" && !NounRules.After(context, number.End).IsEmpty)
        {
            // "1.000,00 reais": no hundredths.
            number = number with { Fraction = "", AsWritten = false };
        }

        SpeakableKind kind = number.Fraction.Length > 0 ? SpeakableKind.Decimal : SpeakableKind.Cardinal;
        return UnitRules.Say(context.As(kind), at, number);
    }

    /// <summary>Says a number alone.</summary>
    public static void SayNumber(SpeakableContext context, int at, WrittenNumber number)
    {
        // Voices of Portugal's Portuguese say a Brazilian "trilhão".
        if (context.Lexicon.SaysLargeNumbers && number is { Fraction.Length: 0, Whole.Length: > 9 and < 16 }
            && context.Lexicon.Verbalizer is { } says)
        {
            context.Rewrite(says.Value.Cardinal(long.Parse(number.Whole, NumberStyles.None, CultureInfo.InvariantCulture)), at, number.End);
        }
        else if (context.Lexicon.SaysDecimals && number.Whole.Length < 16
            && (number.Fraction.Length > 0 || !number.AsWritten || context.Peek(at - 1) is '-' or '−')
                && context.Lexicon.Verbalizer!.Value.Number(number.Value) is { } spelled)
        {
            context.Rewrite(spelled, at, number.End);
        }
        else if (number.AsWritten)
        {
            context.Copy(at, number.End);
        }
        else
        {
            context.Rewrite(number.ToWords(context.Lexicon), at, number.End);
        }
    }

    // "16:9".
    private static int TryRatio(SpeakableContext context, int at)
    {
        int colon = context.Digits(at);
        int end = context.Digits(colon + 1);
        if (context.Peek(colon) != ':' || end == colon + 1 || context.Peek(end) == ':' || !context.IsTokenEnd(end)
            || TimeReader.IsMarked(context, end) || context.Lexicon.Ratio is not { } ratio)
        {
            return 0;
        }

        context.As(SpeakableKind.Ratio).Copy(at, colon);
        context.RewriteApart(ratio, colon, colon + 1);
        context.Copy(colon + 1, end);
        return end - at;
    }

    // "1,2,3" and "912 345 678" are not numbers, and no part of them is one.
    private static int EndOfList(SpeakableContext context, int at)
    {
        int end = context.Digits(at);
        while ((context.Peek(end) is '.' or ',' && char.IsAsciiDigit(context.Peek(end + 1)))
            || (context.Peek(end) == ' ' && context.Digits(end + 1) == end + 4))
        {
            end = context.Digits(end + 1);
        }

        return end;
    }

    private static int TryOrdinal(SpeakableContext context, int at)
    {
        if (context.Lexicon.Verbalizer is not { } says || OrdinalReader.Read(context, at) is not { } ordinal)
        {
            return 0;
        }

        context.As(SpeakableKind.Ordinal).Rewrite(says.Value.Ordinal(ordinal), at, ordinal.End);
        return ordinal.End - at;
    }

    private static int TryFraction(SpeakableContext context, int at)
    {
        if (context.Lexicon.Verbalizer is not { } says || FractionReader.Read(context, at) is not { } fraction)
        {
            return 0;
        }

        if (UnitRules.TrySayWithHalf(context, fraction) is > 0 and int used)
        {
            return used;
        }

        Lexicon lexicon = context.Lexicon;
        if (lexicon.Fractions.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(context.Text[at..fraction.End], out string? idiom))
        {
            context.As(SpeakableKind.Fraction).Rewrite(idiom, at, fraction.End);
            return fraction.End - at;
        }

        bool isScore = lexicon.OutOf is not null && IsScore(context, fraction);
        string? words = isScore
            ? $"{fraction.Above} {lexicon.OutOf} {fraction.Below}"
            : says.Value.Fraction(fraction with { Form = UnitFinder.FormAfter(context, fraction.End) })
                ?? (lexicon.Over is { } over && fraction.Whole is null && fraction.Below > 1 ? $"{fraction.Above} {over} {fraction.Below}" : null);
        if (words is null)
        {
            return 0;
        }

        context.As(isScore ? SpeakableKind.Score : SpeakableKind.Fraction).Rewrite(words, at, fraction.End);
        return fraction.End - at + UnitRules.TrySayAfterFraction(context, fraction);
    }

    // "8/10" is a score; "3/10 of all", "3/4" and "1/10" are fractions.
    private static bool IsScore(SpeakableContext context, FractionToken fraction)
        => fraction is { Whole: null, Below: 5 or 10 or 20 or 100 } && fraction.Above <= fraction.Below && 2 * fraction.Above >= fraction.Below
            && !UnitFinder.IsBeforeUnit(context, fraction.End)
            && !context.Has(" of ", fraction.End) && !context.Has(" de", fraction.End) && !context.Has(" di ", fraction.End);

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
        if (dots == 3 && context.Peek(end) == ':' && char.IsAsciiDigit(context.Peek(end + 1)) && context.Lexicon.Colon is { } colon)
        {
            // The port of an address.
            context.RewriteApart(colon, end, end + 1);
            int port = context.Digits(end + 1);
            context.Copy(end + 1, port);
            return port - at;
        }

        return end - at;
    }

    /// <summary>Says digits and full stops, each stop as a word.</summary>
    public static void SayDotted(SpeakableContext context, int at, int end)
    {
        context.As(SpeakableKind.Version);
        bool isAddress = context.Text[at..end].Count('.') == 3;
        for (int i = at; i < end; i++)
        {
            if (context.Peek(i) == '.' && context.Lexicon.Dot is { } dot)
            {
                context.RewriteApart(context.Lexicon.Language == "en" && !isAddress ? "point" : dot, i, i + 1);
            }
            else
            {
                context.Copy(i, i + 1);
            }
        }
    }
}
