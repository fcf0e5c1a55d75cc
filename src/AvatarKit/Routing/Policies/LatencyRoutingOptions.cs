namespace AvatarKit;

/// <summary>When a tier counts as too slow to begin, and is avoided for one that is not.</summary>
/// <remarks>
/// What is looked at is the time to first token of a tier's latest answers, in each process by itself: the median of the latest eight.
/// A tier that is avoided is given one turn in each <see cref="RetryAfter"/>, and is back with the first that begins in time.
/// Only turns that are routed by their score are sent elsewhere: who names a tier, or pins one, gets it.
/// </remarks>
public sealed class LatencyRoutingOptions
{
    /// <summary>A tier is too slow where its first token takes longer than this.</summary>
    /// <value>Default <see langword="null"/>: none is, however long it takes. More than zero, at most a day.</value>
    public TimeSpan? MaxFirstToken { get; set; }

    /// <summary>A tier is too slow where its first token takes more than so many times what it usually takes: the median of its latest
    /// 256 answers.</summary>
    /// <value>Default <see langword="null"/>: none is.</value>
    [SettingRange(1.1, 1_000.0)]
    public double? MaxSlowdown { get; set; }

    /// <summary>How long a tier that is too slow is avoided before it is tried again.</summary>
    /// <value>Default 30 seconds; more than zero, at most a day.</value>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(30);
}
