using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Keeps assets in memory, for one process and as long as it lives. Thread-safe.</summary>
/// <remarks>
/// Holds at most <see cref="InMemoryStorageOptions.MaxAssetBytes"/> altogether: the oldest assets go when a new one needs the room. Ids
/// cannot be guessed. It has no URLs: <see cref="GetUrlAsync"/> always returns <see langword="null"/>.
/// </remarks>
public sealed class InMemoryAssetStore : IAssetStore, IExpiringAssets
{
    private readonly Lock gate = new();
    private readonly OrderedDictionary<string, StoredAsset> assets = new(StringComparer.Ordinal);
    private readonly TimeProvider timeProvider;
    private readonly ErasedOwners erased;
    private readonly long maxBytes;
    private long bytes;

    /// <summary>Creates an empty store.</summary>
    /// <param name="options">How much it keeps; <see langword="null"/>: the defaults.</param>
    /// <param name="timeProvider">The clock of <see cref="AssetInfo.CreatedAt"/>; <see langword="null"/>: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="InMemoryStorageOptions.MaxAssetBytes"/> is not positive.</exception>
    public InMemoryAssetStore(IOptions<InMemoryStorageOptions>? options = null, TimeProvider? timeProvider = null)
    {
        maxBytes = (options?.Value ?? new InMemoryStorageOptions()).MaxAssetBytes;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxBytes, nameof(options));
        this.timeProvider = timeProvider ?? TimeProvider.System;
        erased = new ErasedOwners(this.timeProvider);
    }

    /// <inheritdoc/>
    /// <exception cref="StorageException">The asset alone is larger than <see cref="InMemoryStorageOptions.MaxAssetBytes"/>:
    /// <c>storage.full</c>.</exception>
    public async ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
    {
        AssetUpload.ThrowIfInvalid(upload);
        ArgumentNullException.ThrowIfNull(content);
        byte[] data = await ReadAsync(content, cancellationToken).ConfigureAwait(false);
        var info = new AssetInfo(Guid.NewGuid().ToString("N"), upload.Owner, upload.ContentType, data.Length, timeProvider.GetUtcNow())
        {
            Metadata = upload.CopyMetadata(),
        };
        lock (gate)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (erased.Covers(upload.Owner, upload.BegunAt))
            {
                throw new ErasedException("memory");
            }

            while (bytes + data.Length > maxBytes)
            {
                Remove(assets.GetAt(0).Key);
            }

            assets.Add(info.Id, new StoredAsset(info, data));
            bytes += data.Length;
        }

        return info;
    }

    /// <inheritdoc/>
    public ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => Run(id, () => assets.GetValueOrDefault(id)?.Info, cancellationToken);

    /// <inheritdoc/>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The caller owns the stream.")]
    public ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
        => Run<Stream?>(
            id, () => assets.TryGetValue(id, out StoredAsset? asset) ? new MemoryStream(asset.Data, writable: false) : null, cancellationToken);

    /// <summary>Always without a result: memory has no URLs.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="validFor">Not used.</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <returns><see langword="null"/>.</returns>
    public ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => Run<Uri?>(id, static () => null, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default) => Run(id, () => Remove(id), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        return Run(
            owner.UserId,
            () =>
            {
                erased.Add(owner);
                return Of(owner).Count(asset => Remove(asset.Id));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteOlderAsync(DateTimeOffset before, int most, CancellationToken cancellationToken = default)
        => Run(
            "",
            () => assets.Values
                .Where(asset => asset.Info.CreatedAt < before && !asset.Info.Owner.IsShared)
                .Take(most).ToArray().Count(asset => Remove(asset.Info.Id)),
            cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<AssetInfo> ListByOwnerAsync(
        AssetOwner owner, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        AssetOwner.ThrowIfInvalid(owner);
        foreach (AssetInfo asset in await Run(owner.UserId, () => Of(owner), cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return asset;
        }
    }

    private AssetInfo[] Of(AssetOwner owner)
        => [.. assets.Values.Where(asset => owner.Covers(asset.Info.Owner)).Select(static asset => asset.Info)];

    private async ValueTask<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            if (copy.Length + read > Math.Min(maxBytes, Array.MaxLength))
            {
                throw new StorageException(
                    "storage.full",
                    $"The asset is larger than the {maxBytes} bytes the in-memory asset store keeps. "
                        + "Raise InMemoryStorageOptions.MaxAssetBytes or register a durable IAssetStore.",
                    "memory");
            }

            await copy.WriteAsync(buffer.AsMemory(0, read), cancellationToken).ConfigureAwait(false);
        }

        return copy.ToArray();
    }

    private bool Remove(string id)
    {
        if (!assets.Remove(id, out StoredAsset? asset))
        {
            return false;
        }

        bytes -= asset.Data.Length;
        return true;
    }

    private ValueTask<T> Run<T>(string required, Func<T> action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(required);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        lock (gate)
        {
            return new ValueTask<T>(action());
        }
    }

    private sealed record StoredAsset(AssetInfo Info, byte[] Data);
}
