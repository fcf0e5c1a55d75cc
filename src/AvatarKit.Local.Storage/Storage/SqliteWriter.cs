using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>The one thread that writes to a database file: it blocks, so that no thread of the pool has to.</summary>
/// <remarks>
/// Writes that wait together are committed together: one wait for the disk serves them all. Each is acknowledged only after
/// its commit. A write that throws takes back its own changes alone.
/// </remarks>
internal sealed partial class SqliteWriter : IDisposable
{
    private const int MaxBatch = 256;

    private const int TruncationRetryMilliseconds = 10_000;

    private readonly BlockingCollection<SqliteWrite> queue = [];
    private readonly Func<SqliteSession> open;
    private readonly Func<Exception, Exception> translate;
    private readonly ILogger logger;
    private readonly Type owner;
    private readonly Thread thread;
    private readonly List<SqliteWrite> batch = new(MaxBatch);
    private SqliteSession? session;
    private bool truncationDue;
    private long lastTruncation;
    private int disposed;

    public SqliteWriter(string name, Func<SqliteSession> open, Func<Exception, Exception> translate, ILogger logger, Type owner)
    {
        this.owner = owner;
        this.open = open;
        this.translate = translate;
        this.logger = logger;
        thread = new Thread(Run) { IsBackground = true, Name = name };
        thread.Start();
    }

    /// <summary>Whether the database has been opened.</summary>
    public bool IsOpen => Volatile.Read(ref session) is not null;

    public async ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, SqliteWriteKind kind, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var write = new SqliteWrite<T>(work, kind);
        using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(
            static (state, token) => ((SqliteWrite)state!).Cancel(token), write);
        try
        {
            queue.Add(write, CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(owner.Name);
        }

        return await write.Task.ConfigureAwait(false);
    }

    /// <summary>Finishes the writes that wait and closes the file.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 0)
        {
            queue.CompleteAdding();
            thread.Join();
            queue.Dispose();
        }
    }

    private void Run()
    {
        while (!queue.IsCompleted)
        {
            if (queue.TryTake(out SqliteWrite? first, truncationDue ? TruncationRetryMilliseconds : Timeout.Infinite))
            {
                batch.Clear();
                Take(first);
                while (batch.Count < MaxBatch && queue.TryTake(out SqliteWrite? next))
                {
                    Take(next);
                }

                Process();
            }
            else
            {
                TruncateLogIfDue(force: true);
            }
        }

        TruncateLogIfDue(force: true);
        session?.Dispose();
    }

    private void Take(SqliteWrite write)
    {
        if (write.TryClaim())
        {
            batch.Add(write);
        }
    }

    private void Process()
    {
        bool erases = batch.Exists(static write => write.Kind == SqliteWriteKind.Erase);
        try
        {
            SqliteSession current = session ?? Open();
            if (batch.TrueForAll(static write => write.Kind == SqliteWriteKind.Open))
            {
                batch.ForEach(write => write.Execute(current));
            }
            else if (batch.Count == 1 || !TryCommitTogether(current))
            {
                // When a batch fails, the medium may have failed for one of them only: each by itself gets its own answer.
                batch.ForEach(CommitAlone);
            }
        }
        catch (Exception exception)
        {
            Close();
            Exception failure = translate(exception);
            batch.ForEach(write => write.Fail(failure));
        }

        truncationDue |= erases;
        TruncateLogIfDue(force: erases);
        batch.ForEach(static write => write.Acknowledge());
    }

    private SqliteSession Open()
    {
        SqliteSession opened = open();
        Volatile.Write(ref session, opened);
        return opened;
    }

    private void CommitAlone(SqliteWrite write)
    {
        try
        {
            SqliteSession current = session ?? Open();
            current.Execute("BEGIN IMMEDIATE");
            write.Execute(current);
            current.Execute("COMMIT");
        }
        catch (Exception exception) when (exception is not SqliteException && session is not null)
        {
            session.TryRollback();
            write.Fail(translate(exception));
        }
        catch (Exception exception)
        {
            // A connection that failed is not trusted again: closing it rolls back.
            Close();
            write.Fail(translate(exception));
        }
    }

    private bool TryCommitTogether(SqliteSession current)
    {
        // Outside: when the file is locked, every write of the batch has waited long enough.
        current.Execute("BEGIN IMMEDIATE");
        try
        {
            foreach (SqliteWrite write in batch)
            {
                current.Execute("SAVEPOINT one");
                try
                {
                    write.Execute(current);
                }
                catch (Exception exception) when (exception is not SqliteException)
                {
                    // A conflict, a damaged row, whatever else lies in this write: the others do not pay for it.
                    current.Execute("ROLLBACK TO one");
                    write.Fail(translate(exception));
                }

                current.Execute("RELEASE one");
            }

            current.Execute("COMMIT");
            return true;
        }
        catch (SqliteException exception)
        {
            LogBatchFailed(exception.SqliteErrorCode, batch.Count);
            Close();
            return false;
        }
    }

    private void TruncateLogIfDue(bool force)
    {
        long now = Environment.TickCount64;
        if (truncationDue && session is not null && (force || now - lastTruncation >= TruncationRetryMilliseconds))
        {
            lastTruncation = now;
            TryTruncateLog(session);
        }
    }

    /// <summary>Empties the write-ahead log, which still holds what was erased from the file.</summary>
    private void TryTruncateLog(SqliteSession current)
    {
        try
        {
            // A reader elsewhere may hold the log for long; writes shall not wait for it.
            string? patience = current.Pragma("busy_timeout");
            current.Pragma("busy_timeout = 250");
            bool busy = current.Pragma("wal_checkpoint(TRUNCATE)") != "0";
            current.Pragma("busy_timeout = " + patience);
            truncationDue = busy;
            if (busy)
            {
                LogTruncationPostponed();
            }
        }
        catch (SqliteException exception)
        {
            // The erasure itself is committed; the log is emptied with the next write.
            LogTruncationFailed(exception.SqliteErrorCode);
        }
    }

    private void Close()
    {
        session?.Dispose();
        Volatile.Write(ref session, null);
    }

    [LoggerMessage(3201, LogLevel.Debug, "SQLite error {Code} in a batch of {Count} writes; each is tried by itself.")]
    private partial void LogBatchFailed(int code, int count);

    [LoggerMessage(3202, LogLevel.Information,
        "The write-ahead log could not be emptied after an erasure because a reader holds it; it is emptied after a later write.")]
    private partial void LogTruncationPostponed();

    [LoggerMessage(3203, LogLevel.Warning,
        "The write-ahead log could not be emptied after an erasure (SQLite error {Code}); it is emptied after a later write.")]
    private partial void LogTruncationFailed(int code);
}
