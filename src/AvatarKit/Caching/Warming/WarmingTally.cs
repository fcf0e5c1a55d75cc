namespace AvatarKit;

/// <summary>What a run has spent and done. Not thread-safe: it belongs to the loop of the run.</summary>
/// <param name="budget">What it may spend; <see langword="null"/>: without a bound.</param>
/// <param name="reserved">What a turn is taken to cost whose cost is not known.</param>
internal sealed class WarmingTally(decimal? budget, decimal reserved)
{
    private readonly Dictionary<WarmingOutcome, int> counts = [];
    private decimal dearest;
    private decimal spent;
    private bool isEstimated;

    /// <summary>Whether nothing more may be begun.</summary>
    public bool IsSpent => spent >= budget;

    /// <summary>Whether one more may be begun beside those that are under way: the budget is exceeded by one at most.</summary>
    public bool MayBegin(int underWay) => underWay == 0 || budget is null || spent + (underWay * Math.Max(reserved, dearest)) < budget;

    /// <summary>Adds what came of a question.</summary>
    public WarmingProgress Add(WarmingResult result)
    {
        decimal cost = result.CostUsd ?? reserved;
        isEstimated |= result.CostUsd is null;
        spent += cost;
        dearest = Math.Max(dearest, cost);
        counts[result.Outcome] = counts.GetValueOrDefault(result.Outcome) + 1;
        return new WarmingProgress
        {
            Question = result.Question,
            Outcome = result.Outcome,
            Reason = result.Reason,
            Error = result.Error,
            Request = result.Request,
            Degradations = result.Degradations,
            CostUsd = result.CostUsd,
            BatchSavedUsd = result.BatchSavedUsd,
            Counts = new Dictionary<WarmingOutcome, int>(counts),
            SpentUsd = spent,
            IsEstimated = isEstimated,
            LeftUsd = budget is { } all ? Math.Max(0, all - spent) : null,
        };
    }
}
