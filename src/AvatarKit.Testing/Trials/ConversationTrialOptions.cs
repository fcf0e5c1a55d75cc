namespace AvatarKit.Testing;

/// <summary>How large a <see cref="ConversationTrial"/> is, and who takes part.</summary>
public sealed class ConversationTrialOptions
{
    /// <summary>How many turns are taken at least, those that belong together counted as one.</summary>
    /// <value>Default 1,000. More than 0, and no more than 10,000 for each user.</value>
    public int Turns { get; set; } = 1_000;

    /// <summary>How many people take part, each in a conversation of their own.</summary>
    /// <value>Default 64. More than 0.</value>
    public int Users { get; set; } = 64;

    /// <summary>How many of them talk at the same time.</summary>
    /// <value>Default 32. More than 0.</value>
    public int AtOnce { get; set; } = 32;

    /// <summary>The seed of what people do; each has one of their own, made from it.</summary>
    /// <value>Default 1.</value>
    public int Seed { get; set; } = 1;

    /// <summary>What people do. Its seed and message are set by the trial.</summary>
    /// <value>Default: as <see cref="SimulatedUserOptions"/> says.</value>
    public Action<SimulatedUserOptions> Behave { get; set; } = static _ => { };

    /// <summary>How long turns that belong together may take, by the system's clock. More is a turn that hangs.</summary>
    /// <value>Default 1 minute.</value>
    public TimeSpan LongestTurn { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How long it may take after the last turn until nothing runs any more, by the system's clock.</summary>
    /// <value>Default 15 seconds.</value>
    public TimeSpan Settling { get; set; } = TimeSpan.FromSeconds(15);
}
