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
                && CurrencyReader.TryRead(context, at, length, out Currency currency)
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
        for (int length = CurrencyReader.LongestShort; length > 0; length--)
        {
            if (start + length <= context.Text.Length && context.IsTokenEnd(start + length)
                && CurrencyReader.TryRead(context, start, length, out Currency currency)
                && !(context.Peek(start) == '$' && char.IsAsciiDigit(context.Peek(start + length))))
            {
                context.As(SpeakableKind.Money).Rewrite(Words(context.Lexicon, number, currency, magnitude > 0 ? unit : null), at, start + length);
                return start + length - at + UnitRules.TrySayPer(context, start + length);
            }
        }

        return 0;
    }

    private static int SayAmount(SpeakableContext context, int at, int start, WrittenNumber number, Currency currency)
    {
        Lexicon lexicon = context.As(SpeakableKind.Money).Lexicon;
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

        int magnitude = SkipMagnitude(context, end, out Unit unit, isMoney: true);
        end += magnitude;

        // "$1,234.50 MXN": the code says what the sign means.
        int code = end + 1;
        if (context.Peek(end) == ' ' && code + CurrencyReader.Longest <= context.Text.Length && char.IsAsciiLetterUpper(context.Peek(code))
            && context.IsTokenEnd(code + CurrencyReader.Longest) && CurrencyReader.TryRead(context, code, CurrencyReader.Longest, out Currency named)
            && (named.Main.Many.StartsWith(currency.Main.Many, StringComparison.OrdinalIgnoreCase)
                || named.Main.Many.Contains(currency.Main.Many, StringComparison.OrdinalIgnoreCase)))
        {
            currency = currency with { Main = named.Main };
            end = code + CurrencyReader.Longest;
        }

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
            string count = UnitRules.WordsBefore(lexicon, number, unit.One);
            return $"{count} {number.FormOf(unit, lexicon)} {lexicon.Linked(link, Genitive(currency.Main))}";
        }

        if (magnitude is null && number.Fraction.Length is 1 or > 2 && number.Fraction.AsSpan(Math.Min(2, number.Fraction.Length)).Trim('0').IsEmpty)
        {
            // "$20.5" is twenty dollars and fifty cents.
            number = number with { Fraction = number.Fraction.PadRight(2, '0')[..2] };
        }

        if (lexicon.SaysDecimals && number.Fraction.AsSpan().Trim('0').IsEmpty)
        {
            number = number with { Fraction = "" };
        }

        if (number.Fraction.Length != 2 || currency.Cents is not { } cents)
        {
            return number.Fraction.Length == 0 ? Count(lexicon, number.Whole, currency.Main)
                : $"{UnitRules.WordsBefore(lexicon, number, currency.Main.One)} {number.FormOf(currency.Main, lexicon)}";
        }

        string hundredths = number.Fraction.TrimStart('0');
        return hundredths.Length == 0 ? Count(lexicon, number.Whole, currency.Main)
            : number.Whole.Trim('0').Length == 0 ? Count(lexicon, hundredths, cents)
            : $"{Count(lexicon, number.Whole, currency.Main)} {lexicon.And} {Count(lexicon, hundredths, cents)}";
    }

    /// <summary>A currency after millions: the form of many where a language has one.</summary>
    private static string Genitive(Unit unit) => unit.Forms?.GetValueOrDefault("many") ?? unit.Many;

    private static string Count(Lexicon lexicon, string digits, Unit unit)
    {
        var number = new WrittenNumber(0, digits, "", true);

        // "un milhão de reais", as in "dois milhões de reais".
        string link = digits.Length > 6 && digits.AsSpan()[^6..].Trim('0').IsEmpty ? lexicon.MillionLink : "";
        return $"{UnitRules.WordsBefore(lexicon, number, unit.One)} {lexicon.Linked(link, number.FormOf(unit, lexicon))}";
    }

    /// <summary>How long the short form or the word for a large number is, with the space before it; 0 where there is none.</summary>
    public static int SkipMagnitude(SpeakableContext context, int at, out Unit unit, bool isMoney = false)
    {
        int start = at + (context.Peek(at) is ' ' or '\u00A0' ? 1 : 0);
        for (int end = Math.Min(context.Text.Length, start + 10); end > start; end--)
        {
            // A single letter after a space is a word or a unit: "$5 m" stands for nothing sure, "$5 b" does.
            if (context.IsTokenEnd(end) && (end - start > 1 || start == at || (isMoney && context.Peek(start) is 'b' or 'B'))
                && context.Lexicon.Magnitudes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(context.Text[start..end], out unit))
            {
                return end - at;
            }
        }

        unit = default;
        return 0;
    }
}
