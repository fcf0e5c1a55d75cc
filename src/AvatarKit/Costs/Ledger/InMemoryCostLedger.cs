using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>A ledger in the memory of this process: exact, and empty again after a restart. Thread-safe.</summary>
/// <remarks>It keeps sums of 400 days, and those of the people and conversations that were counted last: <c>maxScopes</c> of both together,
/// some 500 bytes each. Sums of tenants, avatars and experiments stay.</remarks>
public sealed class InMemoryCostLedger : ICostLedger
{
    /// <summary>How many people and conversations have sums, unless it is said otherwise.</summary>
    public const int DefaultMaxScopes = 100_000;

    /// <summary>Days of which sums are kept.</summary>
    private const int DaysKept = 400;

    private static readonly TimeSpan IdsKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan WindowsKept = TimeSpan.FromDays(1);

    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly CostSums sums;
    private readonly RecentIds counted = new(IdsKept);
    private readonly BudgetBook budgets = new();
    private DateOnly cleared;

    /// <summary>Creates the ledger.</summary>
    /// <param name="timeProvider">The clock that reservations expire by; <see langword="null"/> for the system's.</param>
    /// <param name="maxScopes">How many people and conversations have sums at most, 1 or more.</param>
    public InMemoryCostLedger(TimeProvider? timeProvider = null, int maxScopes = DefaultMaxScopes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxScopes, 1);
        time = timeProvider ?? TimeProvider.System;
        sums = new CostSums(maxScopes);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RecordAsync(CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            Forget(now);
            if (!counted.TryAdd(entry.Id, now))
            {
                return new(false);
            }

            foreach (CostScope scope in entry.Scopes)
            {
                sums.Add(scope, entry);
            }

            if (reservation is not null)
            {
                budgets.Settle(reservation, reservation.ChargeFor(entry.Cost));
            }
        }

        return new(true);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DailyCost> ReadAsync(
        CostScope scope, DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await Task.CompletedTask.ConfigureAwait(false);
        DailyCost[] days;
        lock (gate)
        {
            days = [.. sums.Read(scope).Where(day => day.Day >= first && day.Day <= last)];
        }

        foreach (DailyCost day in days)
        {
            yield return day;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return new(sums.Remove(scope));
        }
    }

    /// <inheritdoc/>
    public ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            Forget(now);
            return new(budgets.Reserve(reservation, now));
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            budgets.Release(reservation.Id);
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            budgets.Expire(time.GetUtcNow());
            return new(budgets.StateOf(key));
        }
    }

    private void Forget(DateTimeOffset now)
    {
        budgets.Expire(now);
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        if (today != cleared)
        {
            cleared = today;
            budgets.Forget(now - WindowsKept);
            sums.Forget(today.AddDays(-DaysKept));
        }
    }
}
