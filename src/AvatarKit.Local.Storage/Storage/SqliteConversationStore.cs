using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>Keeps conversations in one SQLite file, for any number of threads and processes of one machine.</summary>
/// <remarks>
/// <para>A write is acknowledged once it is on the disk (write-ahead log, <c>synchronous=FULL</c>): it survives a killed
/// process and a power failure. Writes that wait at the same time share one wait for the disk. Writing happens on a thread of
/// the store's own; reads are short and run on the caller's thread, at most <see cref="SqliteConversationStoreOptions.MaxConcurrentReads"/> at a
/// time.</para>
/// <para>Erased text is overwritten in the file (<c>secure_delete</c>), and the write-ahead log is emptied before the erasure
/// returns; only when another program reads the file at that moment does the log follow some seconds later. Backups and the
/// blocks an SSD no longer shows are beyond its reach.</para>
/// <para>Every write that changes something counts in <see cref="ConversationWindow.Version"/> and as activity, a summary too, a rating not.</para>
/// <para>The file is opened at first use. Ids must be well-formed Unicode. Thread-safe; dispose it to close the file.</para>
/// </remarks>
public sealed class SqliteConversationStore : IConversationStore, IAsyncDisposable, IDisposable
{
    private const int ExportPage = 200;

    private readonly TimeProvider time;
    private readonly SqliteDatabase database;

    /// <summary>Creates the store; the file is touched at first use.</summary>
    /// <param name="options">Where the file is. Read once, here.</param>
    /// <param name="timeProvider">The clock of <see cref="ConversationInfo.LastActivityAt"/>. Default: the system's.</param>
    /// <param name="logger">Where the store reports what its callers need not know; nothing people said is written there.</param>
    /// <exception cref="ArgumentException">The path is empty, or a number is out of range.</exception>
    public SqliteConversationStore(
        SqliteConversationStoreOptions options, TimeProvider? timeProvider = null, ILogger<SqliteConversationStore>? logger = null)
        : this(options, timeProvider, logger, extraPragma: null)
    {
    }

    internal SqliteConversationStore(
        SqliteConversationStoreOptions options, TimeProvider? timeProvider, ILogger<SqliteConversationStore>? logger, string? extraPragma)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.BusyTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxConcurrentReads, 1);
        time = timeProvider ?? TimeProvider.System;
        database = new SqliteDatabase(
            new SqliteFile(Path.GetFullPath(options.Path), options.BusyTimeout, ConversationSchema.Schema),
            "AvatarKit conversations",
            options.MaxConcurrentReads,
            QuietLogger.Over(logger),
            typeof(SqliteConversationStore),
            extraPragma);
    }

    /// <inheritdoc/>
    public async ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTurns, 1);
        return await database.ReadAsync(session => ConversationReads.Window(session, key, maxTurns), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(turn);
        StorageIds.ThrowIfInvalid(turn.TurnId, nameof(turn));
        ArgumentNullException.ThrowIfNull(turn.Message, nameof(turn));
        return database.WriteAsync(
            session => ConversationWrites.Start(session, key, turn, expectedVersion, time.GetUtcNow()), SqliteWriteKind.Change, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Status == TurnStatus.Pending)
        {
            throw new ArgumentException("A turn cannot end as pending: its result is completed, interrupted or failed.", nameof(result));
        }

        return database.WriteAsync(session => ConversationWrites.Complete(session, key, turnId, attempt, result, time.GetUtcNow()),
            SqliteWriteKind.Change, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> CutTurnAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(heard);
        return database.WriteAsync(
            session => ConversationWrites.Cut(session, key, turnId, attempt, heard, time.GetUtcNow()), SqliteWriteKind.Change, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RateTurnAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(rating);
        return database.WriteAsync(session => ConversationWrites.Rate(session, key, turnId, rating), SqliteWriteKind.Change, cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(summary);
        await database.WriteAsync(session => ConversationWrites.Summarize(session, key, summary, time.GetUtcNow()), SqliteWriteKind.Change,
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationInfo> ListAsync(
        string tenantId, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(tenantId);
        StorageIds.ThrowIfInvalid(userId);
        List<ConversationInfo> conversations =
            await database.ReadAsync(session => ConversationReads.List(session, tenantId, userId), cancellationToken).ConfigureAwait(false);
        foreach (ConversationInfo conversation in conversations)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return conversation;
        }
    }

    /// <summary>Lists who has conversations, by tenant and person: what a report over all of them needs.</summary>
    /// <param name="cancellationToken">Stops the listing.</param>
    /// <returns>The persons, each once.</returns>
    public async IAsyncEnumerable<ConversationPerson> ListPersonsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ConversationPerson? last = null;
        List<ConversationPerson> page;
        do
        {
            ConversationPerson? after = last;
            page = await database.ReadAsync(
                session => ConversationReads.Persons(session, after, ExportPage), cancellationToken).ConfigureAwait(false);
            foreach (ConversationPerson person in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = person;
                yield return person;
            }
        }
        while (page.Count == ExportPage);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationTurn> ExportAsync(
        ConversationKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        long last = 0;
        List<ConversationTurn> page;
        do
        {
            // Page by page: no connection and no transaction is held while the caller works on a turn.
            long after = last;
            page = await database.ReadAsync(
                session => ConversationReads.Page(session, key, after, ExportPage), cancellationToken).ConfigureAwait(false);
            foreach (ConversationTurn turn in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                last = turn.Sequence;
                yield return turn;
            }
        }
        while (page.Count == ExportPage);
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        return database.WriteAsync(session => ConversationWrites.Erase(session, key, time.GetUtcNow()), SqliteWriteKind.Erase, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(tenantId);
        StorageIds.ThrowIfInvalid(userId);
        return database.WriteAsync(
            session => ConversationWrites.EraseUser(session, tenantId, userId, time.GetUtcNow()), SqliteWriteKind.Erase, cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => database.WriteAsync(session => ConversationWrites.EraseInactive(session, lastActivityBefore), SqliteWriteKind.Erase, cancellationToken);

    /// <summary>Finishes the writes that wait and closes the file. Blocks for as long as they take.</summary>
    public void Dispose() => database.Dispose();

    /// <summary>Finishes the writes that wait and closes the file.</summary>
    /// <returns>A task that ends when the file is closed.</returns>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);
}
