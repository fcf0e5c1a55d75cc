using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>An <see cref="InMemoryCostLedger"/> whose operations can be made to fail or wait, and that records its calls. Thread-safe.</summary>
/// <remarks>Without a script every call does what it should.</remarks>
public sealed class FakeCostLedger : FakeStore<FakeCostLedger, FakeCostLedgerCall, CostLedgerOperation>, ICostLedger
{
    private readonly InMemoryCostLedger inner;

    /// <summary>Creates an empty ledger.</summary>
    /// <param name="timeProvider">The clock of scripted delays and of reservations; <see langword="null"/>: the system's.</param>
    public FakeCostLedger(TimeProvider? timeProvider = null)
        : base(timeProvider)
        => inner = new InMemoryCostLedger(Time);

    /// <inheritdoc/>
    public ValueTask<bool> RecordAsync(CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
        => RunAsync(
            new(CostLedgerOperation.Record) { Entry = entry, Reservation = reservation },
            () => inner.RecordAsync(entry, reservation, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<DailyCost> ReadAsync(
        CostScope scope, DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await RunAsync(
            new(CostLedgerOperation.Read) { Scope = scope }, static () => new ValueTask<bool>(true), cancellationToken).ConfigureAwait(false);
        await foreach (DailyCost day in inner.ReadAsync(scope, first, last, cancellationToken).ConfigureAwait(false))
        {
            yield return day;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default)
        => RunAsync(new(CostLedgerOperation.Erase) { Scope = scope }, () => inner.EraseAsync(scope, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => RunAsync(
            new(CostLedgerOperation.Reserve) { Reservation = reservation },
            () => inner.ReserveAsync(reservation, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => await RunAsync(
            new(CostLedgerOperation.Release) { Reservation = reservation },
            async () =>
            {
                await inner.ReleaseAsync(reservation, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default)
        => RunAsync(new(CostLedgerOperation.ReadBudget), () => inner.ReadBudgetAsync(key, cancellationToken), cancellationToken);

    private protected override CostLedgerOperation OperationOf(FakeCostLedgerCall call) => call.Operation;
}
