using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The words in which a language says what is written in signs. Members that are <see langword="null"/> are not said.</summary>
internal sealed record Lexicon
{
    /// <summary>Knows no words: numbers and common signs are left to the voice, no language is mixed in.</summary>
    public static Lexicon Neutral { get; } = new() { Language = "" };

    // A copy with other tables has the first one's still.
    private WordFilter? words;

    /// <summary>The language, for example <c>en</c>; empty for <see cref="Neutral"/>.</summary>
    public required string Language { get; init; }

    /// <summary>Whether signs have words here.</summary>
    public bool HasWords => Language.Length > 0;

    /// <summary>The decimal separator: a full stop or a comma.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>How the decimal separator is said before more than two decimals, which voices read as one number; null: left to the voice.</summary>
    public string? DecimalWord { get; init; }

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

    /// <summary>The sign in an address, before what is asked for.</summary>
    public string? QuestionMark { get; init; }

    /// <summary>Signs that are said in addresses alone.</summary>
    public FrozenDictionary<char, string> AddressSigns { get; init; } = FrozenDictionary<char, string>.Empty;

    /// <summary>Whether a slash between words is said.</summary>
    public bool SaysSlash { get; init; }

    public string? Minus { get; init; }

    public string? Percent { get; init; }

    /// <summary>Between the ends of a range.</summary>
    public string? To { get; init; }

    public string? About { get; init; }

    public string? Hashtag { get; init; }

    /// <summary>Before the number of something: <c>#5</c>.</summary>
    public string? Number { get; init; }

    public string? Version { get; init; }

    /// <summary>Before the last digits of a telephone number: <c>ext. 12</c>.</summary>
    public string? Extension { get; init; }

    /// <summary>For the slash after an amount: <c>$5/month</c>.</summary>
    public string? Per { get; init; }

    /// <summary>Between the parts of a fraction.</summary>
    public string? Over { get; init; }

    /// <summary>A half after a unit, masculine and feminine, where it comes last: <c>et demi|et demie</c>.</summary>
    public string? AndHalf { get; init; }

    /// <summary>Between points and their maximum: <c>8/10</c>.</summary>
    public string? OutOf { get; init; }

    /// <summary>Between the parts of a ratio: <c>16:9</c>.</summary>
    public string? Ratio { get; init; }

    /// <summary>Between the goals of a match: <c>3-2</c>.</summary>
    public string? Goals { get; init; }

    /// <summary>Between a currency's unit and its hundredths.</summary>
    public string? And { get; init; }

    /// <summary>Between the lengths of sides, where that is another word than in a product.</summary>
    public string? By { get; init; }

    public string? Squared { get; init; }

    public string? Cubed { get; init; }

    /// <summary>Before an exponent.</summary>
    public string? Power { get; init; }

    /// <summary>After a number of a currency in millions: <c>dollars</c> or <c>de dólares</c>; the part before the currency's name.</summary>
    public string MillionLink { get; init; } = "";

    public string? Code { get; init; }

    /// <summary>With <c>{0}</c> for the programming language.</summary>
    public string? CodeIn { get; init; }

    /// <summary>How many words an emphasised stretch has at least to be a sentence of its own. Where nouns have capitals, one after it says
    /// less.</summary>
    public int FewestDirectionWords => Language == "de" ? 3 : 2;

    /// <summary>For a picture drawn with characters.</summary>
    public string? Diagram { get; init; }

    public string? TableOne { get; init; }

    /// <summary>With <c>{0}</c> for the number of rows.</summary>
    public string? TableMany { get; init; }

    /// <summary>Whether the month stands first in dates with slashes.</summary>
    public bool MonthFirst { get; init; }

    /// <summary>After which words a time is written with a full stop: <c>alle 14.30</c>.</summary>
    public FrozenSet<string> BeforeTimes { get; init; } = FrozenSet<string>.Empty;

    public IReadOnlyList<string> Months { get; init; } = [];

    /// <summary>Months' names and short forms without their full stop, by which month it is.</summary>
    public FrozenDictionary<string, int> MonthNames { get; init; } = FrozenDictionary<string, int>.Empty;

    /// <summary>Names of the days of the week, by name and by short form without its full stop.</summary>
    public FrozenDictionary<string, string> Weekdays { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Whether decimals are put in words.</summary>
    public bool SaysDecimals { get; init; }

    /// <summary>Whether numbers from a thousand million on are put in words.</summary>
    public bool SaysLargeNumbers { get; init; }

    /// <summary>Whether a day and a month are written <c>1.4.</c></summary>
    public bool HasDottedDays { get; init; }

    /// <summary>Says numbers, dates and times; null where the language has no words here.</summary>
    public Lazy<Verbalizer>? Verbalizer { get; init; }

    public FrozenDictionary<char, string> Symbols { get; init; } = FrozenDictionary<char, string>.Empty;

    public FrozenDictionary<string, Unit> Units { get; init; } = FrozenDictionary<string, Unit>.Empty;

    public FrozenDictionary<string, Currency> Currencies { get; init; } = FrozenDictionary<string, Currency>.Empty;

    /// <summary>Short forms of large numbers after money, and the words themselves.</summary>
    public FrozenDictionary<string, Unit> Magnitudes { get; init; } = FrozenDictionary<string, Unit>.Empty;

    public FrozenDictionary<string, Abbreviation> Abbreviations { get; init; } = FrozenDictionary<string, Abbreviation>.Empty;

    /// <summary>Fractions by what is written with a slash, for example <c>1/2</c>.</summary>
    public FrozenDictionary<string, string> Fractions { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Tells which of the tables of words could know a word.</summary>
    public WordFilter Words => words is not null && words.IsOf(this) ? words : words = new WordFilter(this);

    /// <summary>Which month's name is at a place.</summary>
    /// <param name="context">The text.</param>
    /// <param name="at">Where it would begin.</param>
    /// <param name="end">Where it ends, with the full stop of a short form.</param>
    /// <returns>1 to 12; 0 where there is none.</returns>
    public int MonthAt(SpeakableContext context, int at, out int end)
    {
        end = at;
        while (end - at < 12 && char.IsLetter(context.Peek(end)))
        {
            end++;
        }

        if (end == at || !context.IsTokenEnd(end)
            || !MonthNames.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(context.Text[at..end], out int month))
        {
            return 0;
        }

        bool isShort = context.Peek(end) == '.' && end - at < Months[month - 1].Length;
        end += isShort ? 1 : 0;
        return month;
    }

    /// <summary>A noun after a word such as "de", which loses its vowel before another in French and Italian.</summary>
    public string Linked(string link, string noun)
        => link is [.., 'e', ' '] && Language == "fr" && noun is ['a' or 'e' or 'i' or 'o' or 'u' or 'é' or 'h', ..]
            ? string.Concat(link.AsSpan(0, link.Length - 2), "'", noun) : link + noun;

    /// <summary>Whether a word is a day of the week.</summary>
    public bool IsWeekday(string word) => Weekdays.ContainsKey(word);

    /// <summary>The phrase for a block of code.</summary>
    public string? CodePhrase(string? language) =>
        language is null || CodeIn is null ? Code : CodeIn.Replace("{0}", language, StringComparison.Ordinal);

    /// <summary>The phrase for a large table.</summary>
    public string? TablePhrase(int rows) =>
        rows == 1 ? TableOne : TableMany?.Replace("{0}", rows.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
