namespace AvatarKit;

/// <summary>What came of a question that was asked ahead.</summary>
public enum WarmingOutcome
{
    /// <summary>The answer was made, and is in the cache: it was looked up there afterwards.</summary>
    Made,

    /// <summary>The cache had an answer to it, and no model was asked. Speech that was not kept any more was made.</summary>
    AlreadyThere,

    /// <summary>Its answer is not kept: <see cref="WarmingProgress.Reason"/>.</summary>
    NotCacheable,

    /// <summary>Nothing answered: <see cref="WarmingProgress.Error"/>. The next run asks again.</summary>
    Failed,

    /// <summary>It was not asked: the budget is spent. The next run asks it.</summary>
    Skipped,

    /// <summary>It was not asked, but written down for a batch: <see cref="WarmingProgress.Request"/>.</summary>
    Collected,
}
