using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Local;

/// <summary>Keeps each person's wrapped data keys as a file in a folder, readable by its owner alone (Unix).</summary>
/// <remarks>Thread-safe, also where several processes share the folder. A file names the person. Deleting it erases what it encrypted: leave the
/// folder out of backups that outlive an erasure.</remarks>
public sealed class FileDataKeyStore : IDataKeyStore, IDisposable
{
    private const int MaxBytes = 1024 * 1024;

    private readonly SemaphoreSlim turn = new(1);
    private readonly string folder;
    private readonly TimeProvider time;

    /// <summary>Creates a store; the folder is touched at first use.</summary>
    /// <param name="folder">The folder. It is created by the first write.</param>
    /// <param name="timeProvider">The clock of the wait for another process. Default: the system's.</param>
    public FileDataKeyStore(string folder, TimeProvider? timeProvider = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        this.folder = Path.GetFullPath(folder);
        time = timeProvider ?? TimeProvider.System;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<WrappedDataKey>> FindAsync(DataKeyOwner owner, CancellationToken cancellationToken = default)
        => await ReadAsync(PathOf(owner), cancellationToken).ConfigureAwait(false) is { } file && file.Owner == owner ? file.Keys : [];

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WrappedDataKey>> AddAsync(
        DataKeyOwner owner, WrappedDataKey key, int expectedCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return AloneAsync(
            async () =>
            {
                IReadOnlyList<WrappedDataKey> known = await FindAsync(owner, cancellationToken).ConfigureAwait(false);
                return known.Count == expectedCount ? await WriteAsync(owner, [.. known, key], cancellationToken).ConfigureAwait(false) : known;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> ReplaceAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        return AloneAsync(
            async () =>
            {
                IReadOnlyList<WrappedDataKey> known = await FindAsync(owner, cancellationToken).ConfigureAwait(false);
                bool isThere = known.Any(other => other.Id == key.Id);
                if (isThere)
                {
                    await WriteAsync(owner, [.. known.Select(other => other.Id == key.Id ? key : other)], cancellationToken).ConfigureAwait(false);
                }

                return isThere;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(DataKeyOwner owner, CancellationToken cancellationToken = default)
        => AloneAsync(
            () =>
            {
                string path = PathOf(owner);
                bool isThere = File.Exists(path);
                File.Delete(path);
                return ValueTask.FromResult(isThere);
            },
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<DataKeyOwner> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json") : [])
        {
            if (await ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } file)
            {
                yield return file.Owner;
            }
        }
    }

    /// <summary>Lets go of what the object holds; the files stay.</summary>
    public void Dispose() => turn.Dispose();

    private static StorageException Failed(Exception? cause) => new(
        "storage.failed", $"The data keys cannot be read or written ({cause?.GetType().Name ?? "a file is damaged"}).", "file", false, cause);

    private static async ValueTask<DataKeyFile?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            DataKeyFile? file = await PrivateFiles.TryReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false) is { } json
                ? JsonSerializer.Deserialize(json, LocalPrivacyJsonContext.Default.DataKeyFile)
                : null;
            return file is null || (file.Keys?.All(static key => key is { Id: not null, RingKeyId: not null, Bytes: not null }) ?? false)
                ? file
                : throw Failed(null);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Failed(exception is JsonException ? null : exception);
        }
    }

    private async ValueTask<IReadOnlyList<WrappedDataKey>> WriteAsync(
        DataKeyOwner owner, IReadOnlyList<WrappedDataKey> keys, CancellationToken cancellationToken)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(new DataKeyFile(owner, keys), LocalPrivacyJsonContext.Default.DataKeyFile);
        await PrivateFiles.ReplaceAsync(PathOf(owner), json, cancellationToken).ConfigureAwait(false);
        return keys;
    }

    private async ValueTask<T> AloneAsync<T>(Func<ValueTask<T>> act, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            PrivateFiles.CreateFolder(folder);
            using FileStream held = await FileLock.AcquireAsync(
                Path.Combine(folder, "keys.lock"), "The folder of data keys", time, cancellationToken).ConfigureAwait(false);
            return await act().ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
        finally
        {
            turn.Release();
        }
    }

    private string PathOf(DataKeyOwner owner)
        => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner.ToString()))) + ".json");
}
