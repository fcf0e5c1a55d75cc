namespace AvatarKit;

/// <summary>How a language without rules of its own says dates and times.</summary>
internal sealed record CldrShape
{
    /// <summary>The set of the ordinals that days are; null: days are cardinals.</summary>
    public string? OrdinalDays { get; init; }

    /// <summary>Whether years are said in words of their own.</summary>
    public bool SaysYears { get; init; }

    /// <summary>Whether the year is said first.</summary>
    public bool IsYearFirst { get; init; }

    /// <summary>What stands before decimals below one, where CLDR leaves it out.</summary>
    public string? ZeroWholes { get; init; }

    /// <summary>What one thousand begins with that years and ordinals leave out: "тысяча девятьсот", not "одна тысяча девятьсот".</summary>
    public string? OneOfThousand { get; init; }

    /// <summary>Leaves <see cref="OneOfThousand"/> out.</summary>
    public string WithoutOne(string words)
        => OneOfThousand is { } one && words.StartsWith(one, StringComparison.Ordinal)
            ? words[(one.IndexOf(' ', StringComparison.Ordinal) + 1)..] : words;

    /// <summary>One, before the words for millions and more, where they are of another gender than numbers.</summary>
    public string? OneBeforeLarge { get; init; }

    /// <summary>How numbers begin in full and in everyday speech: <c>etthundra</c> and <c>hundra</c>.</summary>
    public IReadOnlyDictionary<string, string> Shortened { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether a year of this century is said in two pairs: "tjugotjugotvå".</summary>
    public bool SaysYearsInPairs { get; init; }

    /// <summary>Whether a day is said as the month's: "április elseje".</summary>
    public bool DaysAreTheMonths { get; init; }

    /// <summary>The ending that an ordinal loses where it is a part: "harmadik", "harmad".</summary>
    public string? EndingOfOrdinals { get; init; }

    /// <summary>Numbers as people say them.</summary>
    public string Shorten(string words)
    {
        foreach ((string full, string everyday) in Shortened)
        {
            words = words.StartsWith(full, StringComparison.Ordinal) ? everyday + words[full.Length..] : words;
            words = words.Replace(" " + full, " " + everyday, StringComparison.Ordinal);
        }

        return words;
    }

    /// <summary>The word for hours, where times are said with it.</summary>
    public Unit? Hours { get; init; }

    public Unit? Minutes { get; init; }

    public Unit? Seconds { get; init; }
}
