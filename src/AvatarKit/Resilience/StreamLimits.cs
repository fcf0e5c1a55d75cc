namespace AvatarKit;

/// <summary>How long a provider's stream is waited for, and how much it may give. Only time spent waiting for the provider counts,
/// never the reader's own.</summary>
internal sealed record StreamLimits
{
    /// <summary>To the first content.</summary>
    public TimeSpan FirstContent { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>From one item to the next, after the first content.</summary>
    public TimeSpan BetweenItems { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>For all items together.</summary>
    public TimeSpan Whole { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>How long the end of a stream may take once nothing more is wanted of it.</summary>
    public TimeSpan Disposal { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most items of a stream. Default 1,000,000.</summary>
    public int MaxItems { get; init; } = 1_000_000;

    /// <summary>The most items without content of a stream. Default 10,000: providers send a handful (usage, roles, keep-alives).</summary>
    public int MaxEmptyItems { get; init; } = 10_000;

    /// <summary>Since when the provider has been at work, as a timestamp of the clock; <see langword="null"/> while it waits for its caller, as a
    /// renderer waits for the next sentence. Its time does not run before.</summary>
    public Func<long?>? AtWorkSince { get; init; }
}
