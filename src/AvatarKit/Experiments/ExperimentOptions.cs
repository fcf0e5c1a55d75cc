namespace AvatarKit;

/// <summary>An experiment: several ways to route, each for a share of the people, to be compared.</summary>
/// <remarks>Who is given which arm is a hash of the experiment's name, the tenant and the person: the same on every node and after every
/// restart, with nothing stored. Another name deals anew. A request that names a tier, and an avatar that has one, take no part.
/// Where two experiments set the same thing for a turn, the one whose name comes later counts.</remarks>
public sealed class ExperimentOptions
{
    /// <summary>Whether it runs.</summary>
    /// <value>Default <see langword="true"/>. Otherwise it is as if it were not there.</value>
    public bool Enabled { get; set; } = true;

    /// <summary>The arms by name; two at least, with <see cref="Control"/> among them.</summary>
    /// <value>Default: none.</value>
    public IDictionary<string, ExperimentArmOptions> Arms { get; } =
        new Dictionary<string, ExperimentArmOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The arm that the others are compared to, and that everybody is given when the experiment is over.</summary>
    /// <value>Default <c>control</c>.</value>
    public string Control { get; set; } = "control";

    /// <summary>What is given an arm.</summary>
    /// <value>Default <see cref="ExperimentUnit.User"/>.</value>
    public ExperimentUnit Unit { get; set; } = ExperimentUnit.User;

    /// <summary>Only turns of this avatar take part; empty is the default avatar.</summary>
    /// <value>Default <see langword="null"/>: all avatars.</value>
    public string? Avatar { get; set; }

    /// <summary>Only turns that have this among their <see cref="AvatarRequest.Tags"/> take part.</summary>
    /// <value>Default <see langword="null"/>: all turns.</value>
    public string? Tag { get; set; }

    /// <summary>Before this, everything goes as without the experiment. Turns that began earlier are no part of its results.</summary>
    /// <value>Default <see langword="null"/>: it has begun.</value>
    public DateTimeOffset? StartsAt { get; set; }

    /// <summary>From this on the experiment is over: all are given the control arm, and take no part any more.</summary>
    /// <value>Default <see langword="null"/>: it does not end by itself.</value>
    public DateTimeOffset? EndsAt { get; set; }

    /// <summary>After so many turns the experiment is over, as after <see cref="EndsAt"/>. Each process counts its own, from its start on.</summary>
    /// <value>Default <see langword="null"/>: any number.</value>
    public long? MaxTurns { get; set; }

    /// <summary>When an arm is stopped for the harm it does.</summary>
    public ExperimentStopOptions Stop { get; set; } = new();

    /// <summary>The names of the arms in the order in which shares are dealt, which is the same everywhere.</summary>
    internal IEnumerable<string> ArmNames => Arms.Keys.Order(StringComparer.Ordinal);

    /// <summary>The control arm's name as it stands among the arms.</summary>
    internal string ControlName => Arms.Keys.FirstOrDefault(IsControl) ?? Control;

    internal bool IsControl(string arm) => string.Equals(arm, Control, StringComparison.OrdinalIgnoreCase);
}
