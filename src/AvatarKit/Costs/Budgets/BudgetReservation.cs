namespace AvatarKit;

/// <summary>An amount held back in budgets until it is known what a turn costs.</summary>
public sealed record BudgetReservation
{
    /// <summary>Names it in a ledger.</summary>
    public required string Id { get; init; }

    /// <summary>How much, in USD; 0 or more.</summary>
    public required decimal AmountUsd { get; init; }

    /// <summary>The budgets it is held back in, each once.</summary>
    public required IReadOnlyList<BudgetWindow> Windows { get; init; }

    /// <summary>When it counts no more, whatever became of the turn.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>For authors of ledgers: what its budgets are charged with when the turn has ended.</summary>
    /// <param name="cost">What the turn cost.</param>
    /// <returns>The total; where that is not known, what is known or what had been reserved, whichever is more.</returns>
    public decimal ChargeFor(TurnCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        return cost.TotalUsd ?? Math.Max(AmountUsd, (cost.ModelUsd ?? 0) + (cost.SpeechUsd ?? 0) + (cost.ResourcesUsd ?? 0));
    }
}
