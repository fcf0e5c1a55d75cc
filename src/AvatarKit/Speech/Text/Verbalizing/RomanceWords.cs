using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The words a Romance language has for times and dates.</summary>
internal sealed record RomanceWords
{
    public required string And { get; init; }

    public required string Hour { get; init; }

    public required string HoursNoun { get; init; }

    public required string Minute { get; init; }

    public required string Minutes { get; init; }

    public required string Second { get; init; }

    public required string Seconds { get; init; }

    /// <summary>How feminine nouns end, in the singular and the plural.</summary>
    public string[] FeminineEndings { get; init; } = [];

    /// <summary>How masculine nouns end.</summary>
    public string[] MasculineEndings { get; init; } = [];

    /// <summary>Masculine nouns that end as feminine ones do.</summary>
    public FrozenSet<string> MasculineNouns { get; init; } = [];

    /// <summary>From which number of hours on the plural is said.</summary>
    public int PluralFrom { get; init; } = 2;

    /// <summary>The gender of minutes.</summary>
    public NumberForm MinuteForm { get; init; } = NumberForm.Masculine;

    /// <summary>Between a day and its month.</summary>
    public string DayLink { get; init; } = " ";

    /// <summary>Between a month and its year.</summary>
    public string YearLink { get; init; } = " ";

    /// <summary>Between hours and minutes where seconds follow.</summary>
    public string ListLink { get; init; } = " ";

    /// <summary>Before minutes of one digit on a clock.</summary>
    public string ZeroMinute { get; init; } = "";
}
