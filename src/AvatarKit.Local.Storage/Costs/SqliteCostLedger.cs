using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>Keeps what turns cost, and budgets, in one SQLite file, for any number of threads and processes of one machine.</summary>
/// <remarks>
/// <para>A write is acknowledged once it is on the disk; writes that wait at the same time share one wait for it. Sums and budgets are exact, also
/// with several processes.</para>
/// <para>The file is opened at first use. Thread-safe; dispose it to close the file.</para>
/// </remarks>
public sealed class SqliteCostLedger : ICostLedger, IAsyncDisposable, IDisposable
{
    private const int MaxConcurrentReads = 4;

    private static readonly TimeSpan IdsKept = TimeSpan.FromDays(2);
    private static readonly TimeSpan BudgetsKept = TimeSpan.FromDays(1);

    private readonly SqliteDatabase database;
    private readonly TimeProvider time;
    private readonly int daysKept;
    private DateOnly cleared;

    /// <summary>Creates the ledger; the file is touched at first use.</summary>
    /// <param name="options">Where the file is. Read once, here.</param>
    /// <param name="timeProvider">The clock that reservations expire by. Default: the system's.</param>
    /// <param name="logger">Where the ledger reports what its callers need not know.</param>
    /// <exception cref="ArgumentException">The path is empty, or a number is out of range.</exception>
    public SqliteCostLedger(SqliteCostLedgerOptions options, TimeProvider? timeProvider = null, ILogger<SqliteCostLedger>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.DaysKept, 1);
        time = timeProvider ?? TimeProvider.System;
        daysKept = options.DaysKept;
        database = new SqliteDatabase(
            new SqliteFile(Path.GetFullPath(options.Path), options.BusyTimeout, CostSchema.Schema),
            "AvatarKit costs",
            MaxConcurrentReads,
            QuietLogger.Over(logger),
            typeof(SqliteCostLedger));
    }

    /// <inheritdoc/>
    public ValueTask<bool> RecordAsync(CostEntry entry, BudgetReservation? reservation = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return database.WriteAsync(session => Record(session, entry, reservation), SqliteWriteKind.Change, cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DailyCost> ReadAsync(
        CostScope scope, DateOnly first, DateOnly last, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<DailyCost> days =
            await database.ReadAsync(session => CostRows.Read(session, scope.Path, first, last), cancellationToken).ConfigureAwait(false);
        foreach (DailyCost day in days)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return day;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(CostScope scope, CancellationToken cancellationToken = default)
        => database.WriteAsync(session => CostRows.Erase(session, scope.Path, scope.ConversationsPath), SqliteWriteKind.Erase, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<BudgetDecision> ReserveAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return database.WriteAsync(
            session => BudgetRows.Reserve(session, reservation, time.GetUtcNow()), SqliteWriteKind.Change, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask ReleaseAsync(BudgetReservation reservation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        await database.WriteAsync(
            session => BudgetRows.Release(session, reservation.Id), SqliteWriteKind.Change, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<BudgetState> ReadBudgetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return database.ReadAsync(session => BudgetRows.Read(session, key, time.GetUtcNow()), cancellationToken);
    }

    /// <summary>Finishes the writes that wait and closes the file. Blocks for as long as they take.</summary>
    public void Dispose() => database.Dispose();

    /// <summary>Finishes the writes that wait and closes the file.</summary>
    /// <returns>A task that ends when the file is closed.</returns>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);

    // On the one thread that writes.
    private bool Record(SqliteSession session, CostEntry entry, BudgetReservation? reservation)
    {
        DateTimeOffset now = time.GetUtcNow();
        Forget(session, now);
        if (!CostRows.TryCount(session, entry.Id, now))
        {
            return false;
        }

        foreach (CostScope scope in entry.Scopes)
        {
            CostRows.Add(session, scope.Path, entry);
        }

        if (reservation is not null)
        {
            BudgetRows.Settle(session, reservation, reservation.ChargeFor(entry.Cost));
        }

        return true;
    }

    private void Forget(SqliteSession session, DateTimeOffset now)
    {
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        if (today != cleared)
        {
            cleared = today;
            CostRows.Forget(session, today.AddDays(-daysKept), now - IdsKept);
            BudgetRows.Forget(session, now - BudgetsKept);
        }
    }
}
