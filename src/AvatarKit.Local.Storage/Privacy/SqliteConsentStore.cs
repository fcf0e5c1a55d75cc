using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>Keeps consents in one SQLite file, for any number of threads and processes of one machine.</summary>
/// <remarks>
/// <para>A write is acknowledged once it is on the disk. What is erased is overwritten.</para>
/// <para>The file is opened at first use. Thread-safe; dispose it to close the file.</para>
/// </remarks>
public sealed class SqliteConsentStore : IConsentStore, IAsyncDisposable, IDisposable
{
    private const int MaxConcurrentReads = 4;

    private readonly SqliteDatabase database;

    /// <summary>Creates the store; the file is touched at first use.</summary>
    /// <param name="options">Where the file is. Read once, here.</param>
    /// <param name="logger">Where the store reports what its callers need not know.</param>
    /// <exception cref="ArgumentException">The path is empty, or a time is out of range.</exception>
    public SqliteConsentStore(SqliteConsentStoreOptions options, ILogger<SqliteConsentStore>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.Path);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.BusyTimeout, TimeSpan.Zero);
        database = new SqliteDatabase(
            new SqliteFile(Path.GetFullPath(options.Path), options.BusyTimeout, ConsentSchema.Schema),
            "AvatarKit consents",
            MaxConcurrentReads,
            QuietLogger.Over(logger),
            typeof(SqliteConsentStore));
    }

    /// <inheritdoc/>
    public async ValueTask GiveAsync(
        string tenantId, string userId, string version, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        Check(tenantId, userId);
        ArgumentException.ThrowIfNullOrEmpty(version);
        await database.WriteAsync(session => Give(session, tenantId, userId, version, at), SqliteWriteKind.Change, cancellationToken)
            .ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<int> WithdrawAsync(string tenantId, string userId, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        Check(tenantId, userId);
        return database.WriteAsync(
            session => session.Execute(
                "UPDATE consents SET withdrawn_at = $3 WHERE tenant = $1 AND person = $2 AND withdrawn_at IS NULL", tenantId, userId, at.UtcTicks),
            SqliteWriteKind.Change,
            cancellationToken);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        Check(tenantId, userId);
        return await database.ReadAsync(session => Read(session, tenantId, userId), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        Check(tenantId, userId);
        return database.WriteAsync(
            session => session.Execute("DELETE FROM consents WHERE tenant = $1 AND person = $2", tenantId, userId),
            SqliteWriteKind.Erase,
            cancellationToken);
    }

    /// <summary>Finishes the writes that wait and closes the file. Blocks for as long as they take.</summary>
    public void Dispose() => database.Dispose();

    /// <summary>Finishes the writes that wait and closes the file.</summary>
    /// <returns>A task that ends when the file is closed.</returns>
    public async ValueTask DisposeAsync() => await Task.Run(Dispose).ConfigureAwait(false);

    private static bool Give(SqliteSession session, string tenant, string person, string version, DateTimeOffset at)
    {
        bool isNew = session.Execute(
            """
            INSERT INTO consents (tenant, person, version, given_at)
            SELECT $1, $2, $3, $4 WHERE NOT EXISTS (
                SELECT 1 FROM consents WHERE tenant = $1 AND person = $2 AND version = $3 AND withdrawn_at IS NULL)
            """,
            tenant,
            person,
            version,
            at.UtcTicks) > 0;
        if (isNew)
        {
            session.Execute(
                """
                DELETE FROM consents WHERE withdrawn_at IS NOT NULL AND tenant = $1 AND person = $2 AND number <= (
                    SELECT number FROM consents WHERE tenant = $1 AND person = $2 ORDER BY number DESC LIMIT 1 OFFSET $3)
                """,
                tenant,
                person,
                IConsentStore.MaxRecords);
        }

        return isNew;
    }

    private static List<ConsentRecord> Read(SqliteSession session, string tenant, string person)
    {
        List<ConsentRecord> records = [];
        using SqliteDataReader rows = session.Query(
            "SELECT version, given_at, withdrawn_at FROM consents WHERE tenant = $1 AND person = $2 ORDER BY number", tenant, person);
        while (rows.Read())
        {
            records.Add(new ConsentRecord
            {
                Version = rows.GetString(0),
                GivenAt = Moment(rows, 1),
                WithdrawnAt = rows.IsDBNull(2) ? null : Moment(rows, 2),
            });
        }

        return records;
    }

    private static DateTimeOffset Moment(SqliteDataReader rows, int column)
        => rows.GetInt64(column) is >= 0 and var ticks && ticks <= DateTimeOffset.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw new DamagedRowException();

    private static void Check(string tenantId, string userId)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenantId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
    }
}
