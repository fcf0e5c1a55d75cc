namespace AvatarKit;

/// <summary>What came of one question.</summary>
internal sealed record WarmingResult(WarmingQuestion Question, WarmingOutcome Outcome)
{
    public NotCachedReason? Reason { get; init; }

    public AvatarError? Error { get; init; }

    public BatchRequest? Request { get; init; }

    public IReadOnlyList<Degradation> Degradations { get; init; } = [];

    public decimal? CostUsd { get; init; } = 0;

    public decimal? BatchSavedUsd { get; init; } = 0;
}
