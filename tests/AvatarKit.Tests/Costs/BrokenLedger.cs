namespace AvatarKit.Tests.Costs;

/// <summary>A ledger that neither reserves nor records.</summary>
internal sealed class BrokenLedger() : DelegatingCostLedger(new InMemoryCostLedger())
{
    public override ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => throw new StorageException("ledger.down", "The ledger is down.", "fake");

    public override ValueTask<bool> RecordAsync(
        CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
        => throw new StorageException("ledger.down", "The ledger is down.", "fake");
}
