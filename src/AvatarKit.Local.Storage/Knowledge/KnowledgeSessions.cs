using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace AvatarKit.Local;

/// <summary>Sessions of one index, each used by one caller at a time. An index in memory has a single one.</summary>
internal sealed class KnowledgeSessions(KnowledgeIndexFile file) : IDisposable
{
    private readonly ConcurrentBag<(SqliteSession Session, int Generation)> idle = [];
    private readonly Lock memoryGate = new();
    private SqliteSession? memory;
    private volatile int generation;
    private volatile bool disposed;

    public T Use<T>(Func<SqliteSession, T> work)
    {
        ObjectDisposedException.ThrowIf(disposed, typeof(SqliteKnowledgeBase));
        if (file.IsInMemory)
        {
            return UseMemory(work);
        }

        int rented = generation;
        SqliteSession session = Rent();
        if (file.IsInMemory)
        {
            Interlocked.CompareExchange(ref memory, session, null);
            return UseMemory(work);
        }

        try
        {
            T result = work(session);
            Return(session, rented);
            return result;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Removes the index; sessions still in use are closed when they come back.</summary>
    public void DeleteIndex()
    {
        generation++;
        Close();
        file.Delete();
    }

    /// <summary>Leaves the index file and goes on with an empty index in memory, for the caller to fill.</summary>
    /// <returns>Whether it was on the file until now.</returns>
    public bool GoOnInMemory(Exception why)
    {
        if (!file.GoOnInMemory(why))
        {
            return false;
        }

        generation++;
        Close();
        return true;
    }

    public void Dispose()
    {
        disposed = true;
        Close();
        lock (memoryGate)
        {
            memory?.Dispose();
        }
    }

    private T UseMemory<T>(Func<SqliteSession, T> work)
    {
        lock (memoryGate)
        {
            ObjectDisposedException.ThrowIf(disposed, typeof(SqliteKnowledgeBase));
            return work(memory ??= file.Open());
        }
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "It is returned after use.")]
    private SqliteSession Rent()
    {
        while (idle.TryTake(out (SqliteSession Session, int Generation) found))
        {
            if (found.Generation == generation)
            {
                return found.Session;
            }

            found.Session.Dispose();
        }

        return file.Open();
    }

    private void Return(SqliteSession session, int rented)
    {
        if (disposed || rented != generation)
        {
            session.Dispose();
        }
        else
        {
            idle.Add((session, rented));
        }
    }

    private void Close()
    {
        while (idle.TryTake(out (SqliteSession Session, int Generation) found))
        {
            found.Session.Dispose();
        }
    }
}
