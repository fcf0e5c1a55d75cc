namespace AvatarKit;

/// <summary>Which answers the host makes ahead, when, and for how much. Takes <c>UseWarming()</c>; read once, validated when the host
/// starts.</summary>
public sealed class WarmingOptions
{
    internal const string User = "avatarkit.warming";

    internal const int MostConcurrent = 64;

    /// <summary>Whether the host makes answers ahead by itself. <see cref="AvatarWarming"/> can be asked to either way.</summary>
    /// <value>Default <see langword="false"/>.</value>
    public bool Enabled { get; set; }

    /// <summary>A file of questions (<see cref="WarmingFile"/>), read anew for each run.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public string? File { get; set; }

    /// <summary>How many of the questions that are asked most are answered ahead, besides those of the file. Above 0, the process counts them
    /// (<see cref="AvatarKit.MostAsked"/>).</summary>
    /// <value>Default 0: none, and nothing is counted.</value>
    [SettingRange(0, 10_000)]
    public int MostAsked { get; set; }

    /// <summary>A question that was asked is answered ahead, and its words are kept, only once so many different persons have asked it.</summary>
    /// <value>Default 3.</value>
    [SettingRange(2, 32)]
    public int MinPersons { get; set; } = 3;

    /// <summary>From the end of one run to the next; the first begins when the host has started.</summary>
    /// <value>Default <see langword="null"/>: one run when the host starts, unless <see cref="At"/> is set. From 1 minute to 30 days.</value>
    public TimeSpan? Every { get; set; }

    /// <summary>The time of day, UTC, at which a run begins each day. Not together with <see cref="Every"/>.</summary>
    /// <value>Default <see langword="null"/>: by <see cref="Every"/>. From zero to less than a day.</value>
    public TimeSpan? At { get; set; }

    /// <summary>What is made besides text.</summary>
    /// <value>Default <see cref="AvatarOutputs.Speech"/>. See <see cref="WarmingRun.Outputs"/>.</value>
    public AvatarOutputs Outputs { get; set; } = AvatarOutputs.Speech;

    /// <summary>What a run may spend, in USD. See <see cref="WarmingRun.BudgetUsd"/>.</summary>
    /// <value>Default 1. <see langword="null"/>: without a bound.</value>
    [SettingRange(0.0, 1_000_000.0)]
    public decimal? BudgetUsd { get; set; } = 1;

    /// <summary>How many questions are asked at once.</summary>
    /// <value>Default 1.</value>
    [SettingRange(1, MostConcurrent)]
    public int MaxConcurrent { get; set; } = 1;

    /// <summary>The tenants for which answers are made: each has its own.</summary>
    /// <value>Default: empty, which is the tenant <c>default</c>.</value>
    public IList<string> TenantIds { get; } = [];

    /// <summary>The avatars that are asked each question which names none.</summary>
    /// <value>Default: empty, which is the default avatar.</value>
    public IList<string> AvatarIds { get; } = [];

    /// <summary>The locales in which each question is answered which names none.</summary>
    /// <value>Default: empty, which is the avatar's own.</value>
    public IList<string> Locales { get; } = [];

    /// <summary>The folder of the journal. See <see cref="WarmingRun.JournalFolder"/>.</summary>
    /// <value>Default <see langword="null"/>: none.</value>
    public string? JournalFolder { get; set; }
}
