using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Local;

/// <summary>One database file of ours, for any number of threads and processes of one machine: durable, private, brought to its newest shape
/// when it is opened. Thread-safe.</summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly SqliteFile file;
    private readonly string? extraPragma;
    private readonly SqliteWriter writer;
    private readonly SqliteReaders readers;

    /// <summary>Creates it; the file is touched at first use.</summary>
    /// <param name="file">The file.</param>
    /// <param name="threadName">The name of the thread that writes.</param>
    /// <param name="maxConcurrentReads">The most reads at the same time.</param>
    /// <param name="logger">Where it reports what its callers need not know.</param>
    /// <param name="owner">Who is named where it is used after its end.</param>
    /// <param name="extraPragma">One more for the writer's connection; <see langword="null"/>: none.</param>
    public SqliteDatabase(SqliteFile file, string threadName, int maxConcurrentReads, ILogger logger, Type owner, string? extraPragma = null)
    {
        this.file = file;
        this.extraPragma = extraPragma;
        readers = new SqliteReaders(OpenReader, Translate, maxConcurrentReads, owner);
        writer = new SqliteWriter(threadName, OpenWriter, Translate, logger, owner);
    }

    public ValueTask<T> WriteAsync<T>(Func<SqliteSession, T> work, SqliteWriteKind kind, CancellationToken cancellationToken)
        => writer.WriteAsync(work, kind, cancellationToken);

    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        if (!writer.IsOpen)
        {
            await writer.WriteAsync(static _ => true, SqliteWriteKind.Open, cancellationToken).ConfigureAwait(false);
        }

        return await readers.ReadAsync(work, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Finishes the writes that wait and closes the file. Blocks for as long as they take.</summary>
    public void Dispose()
    {
        writer.Dispose();
        readers.Dispose();
    }

    private SqliteSession OpenWriter()
    {
        PrivateFiles.CreateFolder(Path.GetDirectoryName(file.Path)!);
        PrivateFiles.EnsureDatabaseFile(file.Path);
        SqliteSession session = SqliteSession.Open(file.Path, file.BusyTimeout);
        try
        {
            session.Pragma("journal_mode = WAL");
            session.Pragma("synchronous = FULL");

            // macOS: an ordinary fsync does not reach the disk there.
            session.Pragma("fullfsync = ON");
            session.Pragma("checkpoint_fullfsync = ON");
            session.Pragma("secure_delete = ON");
            session.Pragma("foreign_keys = ON");
            session.Pragma("cell_size_check = ON");
            if (extraPragma is not null)
            {
                session.Pragma(extraPragma);
            }

            file.Schema.Migrate(session, file.Path);
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private SqliteSession OpenReader()
    {
        SqliteSession session = SqliteSession.Open(file.Path, file.BusyTimeout);
        session.Pragma("query_only = ON");
        session.Pragma("cell_size_check = ON");
        return session;
    }

    private Exception Translate(Exception exception) => exception switch
    {
        SqliteException sqlite => SqliteErrors.Translate(sqlite, file),
        DamagedRowException => SqliteErrors.Damaged(file),
        IOException or UnauthorizedAccessException => SqliteErrors.Translate(exception, file),
        _ => exception,
    };
}
