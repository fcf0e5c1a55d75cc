namespace AvatarKit;

/// <summary>Says amounts of money.</summary>
internal static class MoneyRules
{
    /// <summary>Says an amount that begins with its currency, or with a sign: <c>$3.50</c>, <c>-€5</c>, <c>-5</c>.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where a token starts.</param>
    /// <returns>How many characters were said.</returns>
    public static int TrySay(SpeakableContext context, int at)
    {
        for (int length = 3; length > 0; length--)
        {
            if (at + length >= context.Text.Length || char.IsAsciiDigit(context.Peek(at + length - 1)))
            {
                continue;
            }

            int start = at + length;
            start += context.Peek(start) is ' ' or '\u00A0' ? 1 : 0;
            if (char.IsAsciiDigit(context.Peek(start))
                && context.Lexicon.Currencies
                    .GetAlternateLookup<ReadOnlySpan<char>>()
                    .TryGetValue(context.Text.Slice(at, length), out Currency currency)
                && WrittenNumber.Read(context, start) is { } number)
            {
                return SayAmount(context, at, start, number, currency);
            }
        }

        return 0;
    }

    /// <summary>Says an amount whose currency comes after the number: <c>3,50 €</c>.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Index of the number's first digit.</param>
    /// <param name="number">The number.</param>
    /// <returns>How many characters were said, the number included; 0 when it is no amount.</returns>
    public static int TrySayAfter(SpeakableContext context, int at, WrittenNumber number)
    {
        int next = number.End;
        int magnitude = SkipMagnitude(context, next, out Unit unit);
        int start = next + magnitude;
        start += context.Peek(start) is ' ' or '\u00A0' or '\u202F' ? 1 : 0;
        for (int length = 3; length > 0; length--)
        {
            if (start + length <= context.Text.Length && context.IsTokenEnd(start + length)
                && context.Lexicon.Currencies
                    .GetAlternateLookup<ReadOnlySpan<char>>()
                    .TryGetValue(context.Text.Slice(start, length), out Currency currency)
                && !(context.Peek(start) == '$' && char.IsAsciiDigit(context.Peek(start + length))))
            {
                context.Rewrite(Words(context.Lexicon, number, currency, magnitude > 0 ? unit : null), at, start + length);
                return start + length - at + UnitRules.TrySayPer(context, start + length);
            }
        }

        return 0;
    }

    private static int SayAmount(SpeakableContext context, int at, int start, WrittenNumber number, Currency currency)
    {
        Lexicon lexicon = context.Lexicon;
        int end = number.End;

        // "$3–5": one currency for both ends.
        if (context.Peek(end) is '–' or '-' && char.IsAsciiDigit(context.Peek(end + 1)) && WrittenNumber.Read(context, end + 1) is { } upper)
        {
            int more = SkipMagnitude(context, upper.End, out Unit both);
            context.Rewrite(
                $"{number.ToWords(lexicon)} {lexicon.To} {Words(lexicon, upper, currency, more > 0 ? both : null)}",
                at,
                upper.End + more);
            return upper.End + more - at + UnitRules.TrySayPer(context, upper.End + more);
        }

        int magnitude = SkipMagnitude(context, end, out Unit unit);
        end += magnitude;
        context.Rewrite(Words(lexicon, number, currency, magnitude > 0 ? unit : null), at, end);
        return end - at + UnitRules.TrySayPer(context, end);
    }

    private static string Words(Lexicon lexicon, WrittenNumber number, Currency currency, Unit? magnitude)
    {
        bool one = number.IsSingular(lexicon);
        if (magnitude is { } unit)
        {
            // "dos millones de dólares", but "mil dólares".
            string name = one ? unit.One : unit.Many;
            string link = name.Contains("ill", StringComparison.OrdinalIgnoreCase)
                || name.Contains("ilh", StringComparison.Ordinal) ? lexicon.MillionLink : "";
            return $"{number.ToWords(lexicon)} {name} {link}{currency.Main.Many}";
        }

        if (number.Fraction.Length != 2 || currency.Cents is not { } cents)
        {
            return $"{number.ToWords(lexicon)} {(one ? currency.Main.One : currency.Main.Many)}";
        }

        string hundredths = number.Fraction.TrimStart('0');
        string main = $"{number.Whole} {(number.Whole == "1" ? currency.Main.One : currency.Main.Many)}";
        return hundredths.Length == 0 ? main
            : number.Whole.Trim('0').Length == 0 ? $"{hundredths} {(hundredths == "1" ? cents.One : cents.Many)}"
            : $"{main} {lexicon.And} {hundredths} {(hundredths == "1" ? cents.One : cents.Many)}";
    }

    private static int SkipMagnitude(SpeakableContext context, int at, out Unit unit)
    {
        int start = at + (context.Peek(at) is ' ' or '\u00A0' ? 1 : 0);
        for (int end = Math.Min(context.Text.Length, start + 10); end > start; end--)
        {
            // A single letter after a space is a word or a unit: "$5 m" stands for nothing sure.
            if (context.IsTokenEnd(end) && (end - start > 1 || start == at)
                && context.Lexicon.Magnitudes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(context.Text[start..end], out unit))
            {
                return end - at;
            }
        }

        unit = default;
        return 0;
    }
}
