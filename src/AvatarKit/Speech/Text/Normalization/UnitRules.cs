namespace AvatarKit;

/// <summary>Says the unit after a number.</summary>
internal static class UnitRules
{
    /// <summary>Says a number and the unit after it.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the number's first digit.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many characters were said.</returns>
    public static int Say(SpeakableContext context, int at, WrittenNumber number)
    {
        if (MoneyRules.SkipMagnitude(context, number.End, out Unit magnitude) is > 1 and int length && magnitude.One.Length > 3)
        {
            return SayLarge(context, at, number, length, magnitude);
        }

        if (context.Peek(number.End) is 'k' or 'K' && context.IsTokenEnd(number.End + 1)
            && context.Lexicon.Magnitudes.TryGetValue("k", out Unit thousand)
            && (!NounRules.After(context, number.End + 1).IsEmpty || context.Has(" of ", number.End + 1)))
        {
            // "10k visitors".
            NumberRules.SayNumber(context, at, number);
            SayAfter(context, number.End, number.End, number.End + 1, thousand.Many);
            return number.End + 1 - at;
        }

        if (!UnitFinder.TryFind(context, number.End, number, out FoundUnit found))
        {
            if (NounRules.TrySay(context, at, number) is > 0 and int agreed)
            {
                return agreed;
            }

            NumberRules.SayNumber(context, at, number);
            return number.End - at + TrySayPerUnit(context, number.End);
        }

        string words = WordsBefore(context.As(SpeakableKind.Measure).Lexicon, number, found.Unit.One);
        if (words[^1] == '\'')
        {
            context.Rewrite(words + found.Unit.One, at, found.End);
            return found.End - at + TrySayPer(context, found.End);
        }

        if (char.IsAsciiDigit(words[0]))
        {
            NumberRules.SayNumber(context, at, number);
        }
        else
        {
            context.Rewrite(words, at, number.End);
        }

        SayAfter(context, number.End, found.Start, found.End, number.FormOf(found.Unit, context.Lexicon));
        return found.End - at + TrySayPer(context, found.End);
    }

    /// <summary>Says a number of millions, and the unit after them.</summary>
    private static int SayLarge(SpeakableContext context, int at, WrittenNumber number, int length, Unit magnitude)
    {
        int end = number.End + length;
        bool isOne = number is { Whole: "1", Fraction.Length: 0 };
        context.Rewrite(WordsBefore(context.Lexicon, number, magnitude.One), at, number.End);
        SayAfter(context, number.End, context.Peek(number.End) is ' ' or '\u00A0' ? number.End + 1 : number.End, end, isOne
            ? magnitude.One : magnitude.Many);
        if (UnitFinder.TryFind(context, end, number, out FoundUnit found))
        {
            SayAfter(context, end, found.Start, found.End, found.Unit.Many);
            end = found.End;
        }

        return end - at + TrySayPer(context, end);
    }

    /// <summary>A number in the form that goes with a noun.</summary>
    public static string WordsBefore(Lexicon lexicon, WrittenNumber number, string noun)
    {
        if (lexicon.Verbalizer is not { } says || number.Whole.Length > 15)
        {
            return number.ToWords(lexicon);
        }

        bool isWhole = number.Fraction.Length == 0;
        if (!lexicon.SaysDecimals)
        {
            return isWhole ? says.Value.Before(number.Value.Integer, noun) : number.ToWords(lexicon);
        }

        string one = isWhole && number.Whole == "1" ? says.Value.Before(1, noun) : "";
        return one.Length > 0 && char.IsLetter(one[0]) ? one : says.Value.NumberBefore(number.Value, noun) ?? number.ToWords(lexicon);
    }

    /// <summary>Says the unit after a fraction: <c>1 1/2 m</c>.</summary>
    /// <returns>How many characters were said.</returns>
    public static int TrySayAfterFraction(SpeakableContext context, FractionToken fraction)
    {
        if (!UnitFinder.TryFind(context, fraction.End, UnitFinder.Several(fraction.End), out FoundUnit found))
        {
            return 0;
        }

        // "tres quintos de metro", but "medio metro".
        string link = fraction.Below > 2 ? context.Lexicon.MillionLink : "";
        bool isMany = link.Length == 0 && (fraction.Whole > 1 || context.Lexicon.Language == "en" && fraction.Whole > 0);
        SayAfter(context, fraction.End, found.Start, found.End, context.Lexicon.Linked(link, isMany ? found.Unit.Many : found.Unit.One));
        return found.End - fraction.End + TrySayPer(context, found.End);
    }

    /// <summary>Says a number and a half of a unit where the half comes last: <c>1 1/2 h</c> is "une heure et demie".</summary>
    /// <returns>How many characters were said.</returns>
    public static int TrySayWithHalf(SpeakableContext context, FractionToken fraction)
    {
        if (fraction is not { Whole: { } whole, Above: 1, Below: 2 } || context.Lexicon.AndHalf is not { } half
            || !UnitFinder.TryFind(context, fraction.End, UnitFinder.Several(fraction.End), out FoundUnit found))
        {
            return 0;
        }

        Verbalizer says = context.Lexicon.Verbalizer!.Value;
        string[] forms = half.Split('|');
        bool isFeminine = says.FormBefore(found.Unit.One) == NumberForm.Feminine;
        string unit = whole == 1 ? found.Unit.One : found.Unit.Many;
        string number = says.Before(whole, found.Unit.One);
        string space = number[^1] == '\'' ? "" : " ";
        context.As(SpeakableKind.Measure).Rewrite($"{number}{space}{unit} {forms[isFeminine ? 1 : 0]}", fraction.Start, found.End);
        return found.End - fraction.Start + TrySayPer(context, found.End);
    }

    /// <summary>Says the slash after an amount or a unit: <c>5 kg/day</c>.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">The index after the amount.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySayPer(SpeakableContext context, int at)
    {
        if (context.Peek(at) != '/' || !char.IsLetterOrDigit(context.Peek(at + 1)) || context.Lexicon.Per is not { } per)
        {
            return 0;
        }

        context.RewriteApart(per, at, at + 1);
        int end = at + 1;
        while (end - at <= UnitFinder.Longest && (char.IsLetter(context.Peek(end)) || context.Peek(end) is '²' or '³'))
        {
            end++;
        }

        if (context.IsTokenEnd(end) && context.Lexicon.Units.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(context.Text[(at + 1)..end],
            out Unit unit))
        {
            context.Rewrite(unit.One, at + 1, end);
            return end - at;
        }

        return 1;
    }

    /// <summary>Says <c>/m²</c> after a number without a unit of its own.</summary>
    private static int TrySayPerUnit(SpeakableContext context, int at)
    {
        int slash = at + (context.Peek(at) == ' ' ? 1 : 0);
        int end = slash + 1;
        while (end - slash <= UnitFinder.Longest && (char.IsLetter(context.Peek(end)) || context.Peek(end) is '²' or '³'))
        {
            end++;
        }

        bool isUnit = context.Peek(slash) == '/' && end > slash + 1 && context.IsTokenEnd(end)
            && context.Lexicon.Units.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(context.Text[(slash + 1)..end]);
        return isUnit ? slash - at + TrySayPer(context, slash) : 0;
    }

    private static void SayAfter(SpeakableContext context, int at, int start, int end, string words)
    {
        if (start > at)
        {
            context.Space(at);
        }
        else
        {
            context.Writer.SpaceBetween();
        }

        context.Rewrite(words, start, end);
    }
}
