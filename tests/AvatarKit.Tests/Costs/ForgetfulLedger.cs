namespace AvatarKit.Tests.Costs;

/// <summary>A ledger that is told of no turn's end, as when the node dies before.</summary>
internal sealed class ForgetfulLedger(ICostLedger inner) : DelegatingCostLedger(inner)
{
    public override ValueTask<bool> RecordAsync(
        CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default) => new(false);
}
