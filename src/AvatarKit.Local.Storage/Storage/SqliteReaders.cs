using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Local;

/// <summary>Connections that only read, lent to one read at a time. In WAL mode they never wait for a writer.</summary>
[SuppressMessage(
    "Usage", "CA2213:Disposable fields should be disposed", Justification = "Reads under way still release the semaphore; it holds no handle.")]
internal sealed class SqliteReaders(Func<SqliteSession> open, Func<Exception, Exception> translate, int maxConcurrent, Type owner)
    : IDisposable
{
    private readonly ConcurrentBag<SqliteSession> idle = [];
    private readonly SemaphoreSlim free = new(maxConcurrent, maxConcurrent);
    private volatile bool disposed;

    public async ValueTask<T> ReadAsync<T>(Func<SqliteSession, T> work, CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            ObjectDisposedException.ThrowIf(disposed, owner);
            SqliteSession? session = null;
            try
            {
                session = Rent();

                // One transaction: version and turns are of the same moment.
                session.Execute("BEGIN");
                T result = work(session);
                session.Execute("COMMIT");
                Return(session);
                return result;
            }
            catch (Exception exception)
            {
                session?.Dispose();
                Exception translated = translate(exception);
                if (ReferenceEquals(translated, exception))
                {
                    throw;
                }

                throw translated;
            }
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        disposed = true;
        while (idle.TryTake(out SqliteSession? session))
        {
            session.Dispose();
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The read returns it.")]
    private SqliteSession Rent() => idle.TryTake(out SqliteSession? session) ? session : open();

    private void Return(SqliteSession session)
    {
        idle.Add(session);
        if (disposed)
        {
            Dispose();
        }
    }
}
