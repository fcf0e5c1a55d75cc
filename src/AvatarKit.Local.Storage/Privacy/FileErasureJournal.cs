using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AvatarKit.Local;

/// <summary>Keeps how far erasures have come as files in a folder, readable by their owner alone (Unix).</summary>
/// <remarks>Thread-safe, also where several processes share the folder: a reader sees one state or another, never a part.
/// A file names the person; it is gone when the erasure is finished.</remarks>
public sealed class FileErasureJournal : IErasureJournal
{
    private const int MaxBytes = 1024 * 1024;

    private readonly string folder;

    /// <summary>Creates a journal; the folder is touched at first use.</summary>
    /// <param name="folder">The folder. It is created by the first write.</param>
    public FileErasureJournal(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        this.folder = Path.GetFullPath(folder);
    }

    /// <inheritdoc/>
    public async ValueTask<ErasureProgress?> FindAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => await ReadAsync(PathOf(owner), cancellationToken).ConfigureAwait(false) is { } progress && progress.Owner == owner ? progress : null;

    /// <inheritdoc/>
    public async ValueTask SaveAsync(ErasureProgress progress, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(progress);
        string path = PathOf(progress.Owner);
        try
        {
            byte[] json = JsonSerializer.SerializeToUtf8Bytes(progress, LocalPrivacyJsonContext.Default.ErasureProgress);
            await PrivateFiles.ReplaceAsync(path, json, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
    }

    /// <inheritdoc/>
    public ValueTask RemoveAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            File.Delete(PathOf(owner));
            return ValueTask.CompletedTask;
        }
        catch (DirectoryNotFoundException)
        {
            return ValueTask.CompletedTask;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw Failed(exception);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ErasureProgress> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var known = new List<ErasureProgress>();
        foreach (string path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.json") : [])
        {
            if (await ReadAsync(path, cancellationToken).ConfigureAwait(false) is { } progress)
            {
                known.Add(progress);
            }
        }

        foreach (ErasureProgress progress in known.OrderBy(static erasure => erasure.StartedAt))
        {
            yield return progress;
        }
    }

    private static async ValueTask<ErasureProgress?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            return await PrivateFiles.TryReadAsync(path, MaxBytes, cancellationToken).ConfigureAwait(false) is { } json
                ? JsonSerializer.Deserialize(json, LocalPrivacyJsonContext.Default.ErasureProgress)
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            throw Failed(exception);
        }
    }

    private string PathOf(AssetOwner owner)
        => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner.ToString()))) + ".json");

    private static StorageException Failed(Exception cause) => new(
        "storage.failed", $"The journal of erasures cannot be read or written ({cause.GetType().Name}).", "file", isTransient: false, cause);
}
