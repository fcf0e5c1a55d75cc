using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The words in which a language says what is written in signs. Members that are <see langword="null"/> are not said.</summary>
internal sealed record Lexicon
{
    /// <summary>Knows no words: numbers and common signs are left to the voice, no language is mixed in.</summary>
    public static Lexicon Neutral { get; } = new() { Language = "" };

    /// <summary>The language, for example <c>en</c>; empty for <see cref="Neutral"/>.</summary>
    public required string Language { get; init; }

    /// <summary>Whether signs have words here.</summary>
    public bool HasWords => Language.Length > 0;

    /// <summary>The decimal separator: a full stop or a comma.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>The separator of thousands.</summary>
    public char Group { get; init; } = ',';

    /// <summary>Whether 1.5 takes the singular, as in French.</summary>
    public bool SingularBelowTwo { get; init; }

    public string? Dot { get; init; }

    public string? Slash { get; init; }

    public string? At { get; init; }

    public string? Dash { get; init; }

    public string? Underscore { get; init; }

    public string? Colon { get; init; }

    public string? Plus { get; init; }

    public string? Minus { get; init; }

    public string? Percent { get; init; }

    /// <summary>Between the ends of a range.</summary>
    public string? To { get; init; }

    public string? About { get; init; }

    public string? Hashtag { get; init; }

    /// <summary>Before the number of something: <c>#5</c>.</summary>
    public string? Number { get; init; }

    public string? Version { get; init; }

    /// <summary>For the slash after an amount: <c>$5/month</c>.</summary>
    public string? Per { get; init; }

    /// <summary>Between the parts of a fraction.</summary>
    public string? Over { get; init; }

    /// <summary>Between points and their maximum: <c>8/10</c>.</summary>
    public string? OutOf { get; init; }

    /// <summary>Between the parts of a ratio: <c>16:9</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>Between a currency's unit and its hundredths.</summary>
    public string? And { get; init; }

    public string? Squared { get; init; }

    public string? Cubed { get; init; }

    /// <summary>Before an exponent.</summary>
    public string? Power { get; init; }

    /// <summary>After a number of a currency in millions: <c>dollars</c> or <c>de dólares</c>; the part before the currency's name.</summary>
    public string MillionLink { get; init; } = "";

    public string? Code { get; init; }

    /// <summary>With <c>{0}</c> for the programming language.</summary>
    public string? CodeIn { get; init; }

    public string? TableOne { get; init; }

    /// <summary>With <c>{0}</c> for the number of rows.</summary>
    public string? TableMany { get; init; }

    /// <summary>With <c>{0}</c> for the day, <c>{1}</c> for the month's name and <c>{2}</c> for the year.</summary>
    public string DatePattern { get; init; } = "";

    /// <summary>Whether the month stands first in dates with slashes.</summary>
    public bool MonthFirst { get; init; }

    public IReadOnlyList<string> Months { get; init; } = [];

    /// <summary>Between the hours and the minutes.</summary>
    public string TimeLink { get; init; } = " ";

    /// <summary>After full hours, with <c>{0}</c> for the hours.</summary>
    public string FullHour { get; init; } = "{0}";

    /// <summary>Before minutes of one digit, for example <c>oh</c>.</summary>
    public string MinuteZero { get; init; } = "";

    public FrozenDictionary<char, string> Symbols { get; init; } = FrozenDictionary<char, string>.Empty;

    public FrozenDictionary<string, Unit> Units { get; init; } = FrozenDictionary<string, Unit>.Empty;

    public FrozenDictionary<string, Currency> Currencies { get; init; } = FrozenDictionary<string, Currency>.Empty;

    /// <summary>Short forms of large numbers after money, and the words themselves.</summary>
    public FrozenDictionary<string, Unit> Magnitudes { get; init; } = FrozenDictionary<string, Unit>.Empty;

    public FrozenDictionary<string, Abbreviation> Abbreviations { get; init; } = FrozenDictionary<string, Abbreviation>.Empty;

    /// <summary>Fractions by what is written with a slash, for example <c>1/2</c>.</summary>
    public FrozenDictionary<string, string> Fractions { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The phrase for a block of code.</summary>
    public string? CodePhrase(string? language) =>
        language is null || CodeIn is null ? Code : CodeIn.Replace("{0}", language, StringComparison.Ordinal);

    /// <summary>The phrase for a large table.</summary>
    public string? TablePhrase(int rows) =>
        rows == 1 ? TableOne : TableMany?.Replace("{0}", rows.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
