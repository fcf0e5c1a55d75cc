using System.Runtime.CompilerServices;

namespace AvatarKit.Local;

/// <summary>Keeps the audit trail in a file of JSON lines, readable by its owner alone (Unix).</summary>
/// <remarks>
/// <para>Thread-safe, also for several processes on one file: they take turns, by a lock on a file beside it (<c>.lock</c>). A record is on the
/// disk before <see cref="AppendAsync"/> returns.</para>
/// <para>A record that a crash cut off is taken out by the next write, which notes that as <see cref="AuditActions.Repaired"/>. Where the last
/// whole record is not right, nothing is added any more: verify the file (<c>./demo audit verify FILE</c>) and begin a new one.</para>
/// </remarks>
public sealed class FileAuditTrail : IAuditTrail, IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private readonly string path;
    private readonly AuditChain chain;
    private readonly TimeProvider time;

    /// <summary>Creates a trail; the file is touched at first use.</summary>
    /// <param name="path">The file. It is created, with its folder, by the first write.</param>
    /// <param name="chain">With the trail's key; <see langword="null"/>: without one.</param>
    /// <param name="timeProvider">The clock of the records. Default: the system's.</param>
    public FileAuditTrail(string path, AuditChain? chain = null, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        this.path = Path.GetFullPath(path);
        this.chain = chain ?? new AuditChain();
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public ValueTask<AuditRecord> AppendAsync(AuditEntry entry, CancellationToken cancellationToken = default)
    {
        AuditEntry.ThrowIfInvalid(entry);
        return AloneAsync(
            () =>
            {
                using FileStream file = Open();
                return AuditFileTail.Append(file, chain, time, entry, path);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AuditRecord> ReadAsync(
        long afterSequence = 0, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
#pragma warning disable CA2000 // It is disposed of just below.
        if (TryOpenForReading() is not { } file)
#pragma warning restore CA2000
        {
            yield break;
        }

        await using (file.ConfigureAwait(false))
        {
            IAsyncEnumerator<AuditRecord> records = AuditLines.ReadRecordsAsync(file, cancellationToken).GetAsyncEnumerator(cancellationToken);
            await using (records.ConfigureAwait(false))
            {
                while (await MoveNextAsync(records).ConfigureAwait(false))
                {
                    if (records.Current.Sequence > afterSequence)
                    {
                        yield return records.Current;
                    }
                }
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<int> TrimAsync(DateTimeOffset before, CancellationToken cancellationToken = default)
        => AloneAsync(() => Trim(before), cancellationToken);

    /// <summary>Lets go of what the object holds; the file stays.</summary>
    public void Dispose() => turn.Dispose();

    private async ValueTask<T> AloneAsync<T>(Func<T> act, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            PrivateFiles.CreateFolder(Path.GetDirectoryName(path)!);
            using FileStream held =
                await FileLock.AcquireAsync(path + ".lock", "The audit trail", time, cancellationToken).ConfigureAwait(false);
            return act();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(PrivateFiles.IsDiskFull(exception as IOException ?? new IOException()) ? "storage.full" : "storage.failed", exception);
        }
        finally
        {
            turn.Release();
        }
    }

    private FileStream Open()
        => new(path, PrivateFiles.Options(FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    private FileStream? TryOpenForReading()
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 16 * 1024, FileOptions.Asynchronous);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed("storage.failed", exception);
        }
    }

    private async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<AuditRecord> records)
    {
        try
        {
            return await records.MoveNextAsync().ConfigureAwait(false);
        }
        catch (FormatException exception)
        {
            throw AuditFileTail.Damaged(path, exception);
        }
        catch (IOException exception)
        {
            throw Failed("storage.failed", exception);
        }
    }

    private int Trim(DateTimeOffset before)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        string temporary = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            int gone = AuditFileTrim.Copy(path, temporary, before, chain, time);
            if (gone > 0)
            {
                File.Move(temporary, path, overwrite: true);
            }

            return gone;
        }
        catch (FormatException exception)
        {
            throw AuditFileTail.Damaged(path, exception);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private StorageException Failed(string code, Exception cause) => new(
        code, $"The audit trail '{Path.GetFileName(path)}' cannot be read or written ({cause.GetType().Name}).", "file",
        isTransient: code == "storage.full", cause)
    {
        Place = path,
    };
}
