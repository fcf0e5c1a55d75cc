namespace AvatarKit;

/// <summary>How long a model is waited for, and how often it is asked again.</summary>
public sealed class ModelResilienceOptions
{
    /// <summary>How long a model may take to its first content (text or a tool call) before the next attempt or the fallback.</summary>
    /// <value>Default 15 seconds; from 10 milliseconds to a day.</value>
    public TimeSpan FirstContentTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a model that has begun may take from one piece of content to the next before its answer counts as broken off.</summary>
    /// <value>Default 30 seconds; more than zero, at most a day.</value>
    public TimeSpan BetweenItemsTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many times a tier is tried again before its first content, with back-off, before the fallback.</summary>
    /// <value>Default 1.</value>
    [SettingRange(0, 10)]
    public int Retries { get; set; } = 1;

    /// <summary>How long the summary of a conversation's past may take; without one in this time the next turn tries again.</summary>
    /// <value>Default 30 seconds; more than zero, at most a day.</value>
    public TimeSpan SummaryTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A tier that has not begun after this long is asked a second time beside the first, in its next region where there is one, and what
    /// comes first is taken. Both calls are paid for, also the slower one.</summary>
    /// <value>Default <see langword="null"/>: it is asked once. At most <see cref="FirstContentTimeout"/>.</value>
    public TimeSpan? HedgeAfter { get; set; }

    /// <summary>How many calls to a tier run at once in this process, each until its answer is read to its end.</summary>
    /// <value>Default <see langword="null"/>: no limit.</value>
    [SettingRange(1, 1_000_000)]
    public int? MaxConcurrentCalls { get; set; }

    /// <summary>How many calls wait where so many are under way. One more, or one that has waited for <see cref="FirstContentTimeout"/>,
    /// goes to the fallback.</summary>
    /// <value>Default 256.</value>
    [SettingRange(0, 1_000_000)]
    public int MaxWaitingCalls { get; set; } = 256;
}
