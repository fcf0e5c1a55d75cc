namespace AvatarKit;

/// <summary>What Spanish, French, Italian and Portuguese have in common: numbers that agree in gender, the day before the month.</summary>
/// <param name="numbers">The language's number words.</param>
/// <param name="words">Its words for times and dates.</param>
internal abstract class RomanceVerbalizer(NumberWords numbers, RomanceWords words) : Verbalizer(numbers)
{
    public override NumberForm FormBefore(string noun)
        => !words.MasculineNouns.Contains(FirstWord(noun)) && IsFeminine(FirstWord(noun)) ? NumberForm.Feminine : NumberForm.Masculine;

    public override NumberForm? FormBeforeAny(string noun)
    {
        if (words.MasculineNouns.Contains(noun))
        {
            return NumberForm.Masculine;
        }

        return Array.Exists(words.FeminineEndings, ending => noun.EndsWith(ending, StringComparison.Ordinal)) ? NumberForm.Feminine
            : Array.Exists(words.MasculineEndings, ending => noun.EndsWith(ending, StringComparison.Ordinal)) ? NumberForm.Masculine : null;
    }

    public override string? Fraction(FractionToken token)
    {
        if (Part(token.Below, token.Above == 1) is not { } part)
        {
            return null;
        }

        string above = Numbers.Digits(token.Above, NumberForm.Masculine);
        string fraction = token is { Above: 1, Below: 2 } ? Half(token) : $"{above} {part}";
        return token.Whole is { } whole
            ? $"{Numbers.Digits(whole, token.Form == NumberForm.Feminine ? token.Form : NumberForm.Alone)} {words.And} {fraction}" : fraction;
    }

    public override string Date(DateToken token, string month)
    {
        string day = token.Day is { } number ? Day(number) + words.DayLink : "";
        return day + month + (token.Year is { } year ? words.YearLink + Year(year) : "");
    }

    public override string Time(TimeToken token)
    {
        string hours = Numbers.Digits(token.Hours, NumberForm.Feminine);
        string noun = token.Hours < words.PluralFrom ? words.Hour : words.HoursNoun;
        string minutes = token.Minutes is { } number ? Numbers.Digits(number, words.MinuteForm) : "";
        if (token.Seconds is { } seconds)
        {
            return $"{hours} {noun}{words.ListLink}{minutes} {(token.Minutes == 1 ? words.Minute : words.Minutes)} {words.And} "
                + $"{Numbers.Digits(seconds, words.MinuteForm)} {(seconds == 1 ? words.Second : words.Seconds)}";
        }

        return token.Minutes is > 0 ? Clock(hours, noun, token.Minutes < 10 ? words.ZeroMinute + minutes : minutes)
            : token.HasHalf ? hours : FullHours(hours, noun);
    }

    /// <summary>The name of one part of so many; null where there is no everyday one.</summary>
    protected abstract string? Part(long below, bool isOne);

    /// <summary>One half, alone or after a whole number.</summary>
    protected abstract string Half(FractionToken token);

    /// <summary>Whether a noun of a unit, a currency or a time is feminine.</summary>
    protected abstract bool IsFeminine(string noun);

    /// <summary>The day of a month.</summary>
    protected virtual string Day(int day) => Digits(day);

    /// <summary>Hours and minutes on a clock.</summary>
    protected virtual string Clock(string hours, string noun, string minutes) => $"{hours} {words.And} {minutes}";

    /// <summary>Hours without minutes.</summary>
    protected virtual string FullHours(string hours, string noun) => $"{hours} {noun}";

    private static string FirstWord(string noun) => noun.IndexOf(' ', StringComparison.Ordinal) is var space and >= 0 ? noun[..space] : noun;
}
