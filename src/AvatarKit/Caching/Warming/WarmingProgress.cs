namespace AvatarKit;

/// <summary>A question is done with: what came of it, and how far the run is.</summary>
public sealed record WarmingProgress
{
    /// <summary>The question.</summary>
    public required WarmingQuestion Question { get; init; }

    /// <summary>What came of it.</summary>
    public required WarmingOutcome Outcome { get; init; }

    /// <summary>Why its answer is not kept, where the outcome is <see cref="WarmingOutcome.NotCacheable"/>.</summary>
    public NotCachedReason? Reason { get; init; }

    /// <summary>Why nothing answered, where the outcome is <see cref="WarmingOutcome.Failed"/>.</summary>
    public AvatarError? Error { get; init; }

    /// <summary>What goes into the batch, where the outcome is <see cref="WarmingOutcome.Collected"/>.</summary>
    public BatchRequest? Request { get; init; }

    /// <summary>What the answer was made without, for example its <c>voice</c>.</summary>
    public IReadOnlyList<Degradation> Degradations { get; init; } = [];

    /// <summary>What it cost, in USD. What came from caches cost nothing.</summary>
    /// <value><see langword="null"/>: it is not known.</value>
    public decimal? CostUsd { get; init; } = 0;

    /// <summary>What asking the model at once would have cost more, in USD, where the answer came in a batch.</summary>
    /// <value>Default 0. <see langword="null"/>: it is not known.</value>
    public decimal? BatchSavedUsd { get; init; } = 0;

    /// <summary>How many questions the run is done with, by outcome.</summary>
    public required IReadOnlyDictionary<WarmingOutcome, int> Counts { get; init; }

    /// <summary>How many questions the run is done with.</summary>
    public int Done => Counts.Values.Sum();

    /// <summary>What the run has spent, in USD; a cost that is not known counts as <see cref="CostOptions.ReservedPerTurnUsd"/>.</summary>
    public required decimal SpentUsd { get; init; }

    /// <summary>Whether a cost that is not known is in <see cref="SpentUsd"/>.</summary>
    public bool IsEstimated { get; init; }

    /// <summary>What is left of the budget, in USD, 0 at the least.</summary>
    /// <value><see langword="null"/>: the run has none.</value>
    public decimal? LeftUsd { get; init; }
}
