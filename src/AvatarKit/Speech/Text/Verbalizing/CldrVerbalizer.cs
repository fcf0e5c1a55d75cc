namespace AvatarKit;

/// <summary>Any language that CLDR knows: numbers, ordinals and the forms of nouns by its rules, and nothing that it does not say.</summary>
/// <param name="numbers">Its number words.</param>
/// <param name="shape">How the language says dates and times.</param>
internal sealed class CldrVerbalizer(NumberWords numbers, CldrShape shape) : Verbalizer(numbers)
{
    public override string Before(long number, string noun, NumberForm form)
        => shape.OneBeforeLarge is { } one && number == 1 && noun.Contains("lj", StringComparison.Ordinal) ? one
            : shape.Shorten(base.Before(number, noun, form));

    public override string? NumberBefore(SpelloutNumber number, string noun)
        => shape.OneBeforeLarge is { } one && number.Integer == 1 && noun.Contains("lj", StringComparison.Ordinal)
            && Number(number) is { } words && words.StartsWith("ett ", StringComparison.Ordinal) ? one + words[3..] : Number(number);

    public override NumberForm FormBefore(string noun) => NumberForm.Alone;

    public override string? Fraction(FractionToken token)
    {
        if (shape.EndingOfOrdinals is not { } ending || token is { Whole: not null } or { Below: <= 2 }
            || !Numbers.Ordinal(token.Below).EndsWith(ending, StringComparison.Ordinal))
        {
            return null;
        }

        return $"{Numbers.Cardinal(token.Above)} {Numbers.Ordinal(token.Below)[..^ending.Length]}";
    }

    public override string Ordinal(OrdinalToken token)
        => shape.WithoutOne((token.Set is { } set ? Numbers.Ordinal(token.Value, set) : null) ?? base.Ordinal(token));

    public override string? Number(SpelloutNumber number)
        => base.Number(number) is { } words ? shape.Shorten(WithZero(number, words)) : null;

    private string WithZero(SpelloutNumber number, string words)
        => number is { Integer: 0, Fraction.Length: > 0 } && shape.ZeroWholes is { } zero && !words.StartsWith(zero, StringComparison.Ordinal)
            ? zero + words : words;

    public override string Date(DateToken token, string month)
    {
        string day = token.Day is { } number ? Day(number, token.Ending) : "";
        string year = token.Year is { } written ? Year(written) : "";
        return (shape.IsYearFirst ? $"{year} {month} {day}" : $"{day} {month} {year}").Trim();
    }

    public override string Year(int year)
        => shape.SaysYearsInPairs && year is > 2_009 and < 2_100 ? Numbers.Cardinal(year / 100) + Numbers.Cardinal(year % 100)
            : shape.SaysYears ? shape.WithoutOne(Numbers.Year(year)) : Digits(year);

    private string Day(int day, string? ending)
    {
        if (!shape.DaysAreTheMonths)
        {
            return shape.OrdinalDays is { } set ? Numbers.Ordinal(day, set) ?? Numbers.Ordinal(day) : Digits(day);
        }

        // By vowel harmony: "elseje", "másodika", "ötödike"; before an ending the last vowel is long: "elsején".
        string ordinal = Numbers.Ordinal(day);
        string own = day == 1 ? "elseje" : ordinal + (ordinal[^4] is 'o' or 'a' or 'á' ? "a" : "e");
        string rest = (ending ?? "").TrimStart('j');
        rest = rest is ['a' or 'á' or 'e' or 'é', ..] ? rest[1..] : rest;
        return rest.Length == 0 ? own : own[..^1] + (own[^1] == 'a' ? "á" : "é") + rest;
    }

    public override string Time(TimeToken token)
    {
        if (shape.Hours is not { } hours || shape.Minutes is not { } minutes)
        {
            return token.Minutes is > 0 ? $"{Digits(token.Hours)} {(token.Minutes < 10 ? "0" : "")}{Digits(token.Minutes.Value)}"
                : Digits(token.Hours);
        }

        string clock = $"{Numbers.Cardinal(token.Hours, NumberForm.Masculine)} {Numbers.Noun(token.Hours, hours)}";
        clock += token.Minutes is > 0 || token.Seconds is > 0
            ? $" {Numbers.Cardinal(token.Minutes ?? 0, NumberForm.Feminine)} {Numbers.Noun(token.Minutes ?? 0, minutes)}" : "";
        return token.Seconds is { } seconds && shape.Seconds is { } second
            ? $"{clock} {Numbers.Cardinal(seconds, NumberForm.Feminine)} {Numbers.Noun(seconds, second)}" : clock;
    }
}
