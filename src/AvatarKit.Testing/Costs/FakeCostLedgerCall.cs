namespace AvatarKit.Testing;

/// <summary>A recorded call of a <see cref="FakeCostLedger"/>.</summary>
/// <param name="Operation">What was called.</param>
public sealed record FakeCostLedgerCall(CostLedgerOperation Operation)
{
    /// <summary>The turn, where one was recorded.</summary>
    public CostEntry? Entry { get; init; }

    /// <summary>The reservation, where there was one.</summary>
    public BudgetReservation? Reservation { get; init; }

    /// <summary>Whose sums are read or erased.</summary>
    public CostScope? Scope { get; init; }
}
