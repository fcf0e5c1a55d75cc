namespace AvatarKit;

/// <summary>English.</summary>
/// <param name="numbers">Its number words.</param>
internal sealed class EnglishVerbalizer(NumberWords numbers) : Verbalizer(numbers)
{
    // Above this an everyday word for the parts is rare: "over" is said.
    private const long LargestPart = 20;

    public override NumberForm FormBefore(string noun) => NumberForm.Alone;

    public override string? Fraction(FractionToken token)
    {
        string? part = token.Below switch
        {
            2 => token.Above == 1 ? "half" : "halves",
            4 => token.Above == 1 ? "quarter" : "quarters",
            1 => null,
            <= LargestPart or 100 or 1_000 or 1_000_000 => Numbers.Ordinal(token.Below) + (token.Above == 1 ? "" : "s"),
            _ => null,
        };
        if (part is null)
        {
            return null;
        }

        string fraction = $"{Numbers.Cardinal(token.Above)} {part}";
        return token.Whole is { } whole ? $"{Digits(whole)} and {(token.Above == 1 && token.Below == 2 ? "a half" : fraction)}" : fraction;
    }

    public override string Date(DateToken token, string month)
    {
        string year = token.Year is { } number ? (token.Day is null ? " " : ", ") + Year(number) : "";
        if (token.Day is not { } day)
        {
            return month + year;
        }

        return token.IsMonthFirst ? $"{month} {Numbers.Ordinal(day)}{year}" : $"the {Numbers.Ordinal(day)} of {month}{year}";
    }

    public override string Roman(RomanToken token)
        => token.Use == RomanUse.Ruler ? $"the {Numbers.Ordinal(token.Value)}" : base.Roman(token);

    // "three forty", "three oh five", "three hundred".
    public override string Year(int year) => year switch
    {
        >= 1000 and < 10_000 => Numbers.Year(year).Replace('-', ' '),
        > 100 and < 1000 when year % 100 != 0 => $"{Numbers.Cardinal(year / 100)} {(year % 100 < 10 ? "oh " : "")}{Numbers.Cardinal(year % 100)}",
        _ => Digits(year),
    };

    public override string Time(TimeToken token)
    {
        if (token.Seconds is { } seconds)
        {
            return $"{Count(token.Hours, "hour")}, {Count(token.Minutes ?? 0, "minute")} and {Count(seconds, "second")}";
        }

        if (token.Minutes is { } minutes and > 0)
        {
            return $"{Digits(token.Hours)} {(minutes < 10 ? "oh " : "")}{Digits(minutes)}";
        }

        return token.HasHalf ? Digits(token.Hours) : token.Hours is 0 or > 12 ? $"{Digits(token.Hours)} hundred" : $"{Digits(token.Hours)} o'clock";
    }

    private static string Count(int count, string noun) => $"{Digits(count)} {noun}{(count == 1 ? "" : "s")}";
}
