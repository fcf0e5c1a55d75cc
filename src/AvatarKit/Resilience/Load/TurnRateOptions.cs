namespace AvatarKit;

/// <summary>How many turns are taken in a time, by a token bucket. Where more come, they are refused with when to come back.</summary>
public sealed class TurnRateOptions
{
    /// <summary>How many turns are taken <see cref="Per"/> time.</summary>
    /// <value>Default 0: as many as come.</value>
    [SettingRange(0, 10_000_000)]
    public int Turns { get; set; }

    /// <summary>The time in which <see cref="Turns"/> are taken.</summary>
    /// <value>Default 1 minute; more than zero, at most a day.</value>
    public TimeSpan Per { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How many may come at once after a rest.</summary>
    /// <value>Default <see langword="null"/>: <see cref="Turns"/>.</value>
    [SettingRange(1, 10_000_000)]
    public int? Burst { get; set; }
}
