using System.Runtime.CompilerServices;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>A cost ledger that does what it should until a part of it is replaced.</summary>
internal sealed class MutantLedger(TimeProvider time) : ICostLedger
{
    public static FakeTimeProvider Clock() => new(new DateTimeOffset(2026, 11, 28, 12, 0, 0, TimeSpan.Zero));

    public ICostLedger Inner { get; } = new InMemoryCostLedger(time);

    public Func<CostEntry, BudgetReservation?, CancellationToken, ValueTask<bool>>? Record { get; set; }

    public Func<DailyCost, DailyCost?>? Show { get; set; }

    public Func<CostScope, CancellationToken, ValueTask<bool>>? Erase { get; set; }

    public Func<BudgetReservation, CancellationToken, ValueTask<BudgetDecision>>? Reserve { get; set; }

    public Func<BudgetReservation, CancellationToken, ValueTask>? Release { get; set; }

    public ValueTask<bool> RecordAsync(CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
        => (Record ?? Inner.RecordAsync)(entry, reservation, cancellationToken);

    public async IAsyncEnumerable<DailyCost> ReadAsync(
        CostScope scope, DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (DailyCost day in Inner.ReadAsync(scope, first, last, cancellationToken))
        {
            if ((Show is null ? day : Show(day)) is { } shown)
            {
                yield return shown;
            }
        }
    }

    public ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default)
        => (Erase ?? Inner.EraseAsync)(scope, cancellationToken);

    public ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => (Reserve ?? Inner.ReserveAsync)(reservation, cancellationToken);

    public ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
        => (Release ?? Inner.ReleaseAsync)(reservation, cancellationToken);

    public ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default)
        => Inner.ReadBudgetAsync(key, cancellationToken);
}
