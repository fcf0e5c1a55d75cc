namespace AvatarKit.Testing;

internal sealed class ChaosCostLedger(ICostLedger inner, ChaosCalls calls) : DelegatingCostLedger(inner)
{
    public override ValueTask<bool> RecordAsync(
        CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.RecordAsync(entry, reservation, cancellationToken), cancellationToken);

    public override IAsyncEnumerable<DailyCost> ReadAsync(
        CostScope scope, DateOnly first, DateOnly last, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => Inner.ReadAsync(scope, first, last, cancellationToken), spoil: null, cancellationToken);

    public override ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.EraseAsync(scope, cancellationToken), cancellationToken);

    public override ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.ReserveAsync(reservation, cancellationToken), cancellationToken);

    public override ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.ReleaseAsync(reservation, cancellationToken), cancellationToken);

    public override ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.ReadBudgetAsync(key, cancellationToken), cancellationToken);
}
