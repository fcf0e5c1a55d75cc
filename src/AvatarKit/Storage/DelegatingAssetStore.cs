namespace AvatarKit;

/// <summary>A base for asset stores that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It owns that: disposing of this disposes of it, where it can be disposed of.</remarks>
public abstract class DelegatingAssetStore : IAssetStore, IAsyncDisposable, IDisposable
{
    private bool disposed;

    /// <summary>Wraps an asset store.</summary>
    /// <param name="inner">The one that is wrapped, owned from now on.</param>
    protected DelegatingAssetStore(IAssetStore inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InnerStore = inner;
    }

    /// <summary>The one that is wrapped.</summary>
    protected IAssetStore InnerStore { get; }

    /// <inheritdoc/>
    public virtual ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        => InnerStore.PutAsync(upload, content, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => InnerStore.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
        => InnerStore.OpenAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => InnerStore.GetUrlAsync(id, validFor, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
        => InnerStore.DeleteAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => InnerStore.DeleteByOwnerAsync(owner, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : InnerStore.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes of what is wrapped.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of what is wrapped.</summary>
    /// <returns>A task that ends when it is disposed of.</returns>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        Dispose(disposing: false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of what is wrapped; to be called by overrides.</summary>
    /// <param name="disposing">Whether this was asked for by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            InnerDisposal.Dispose(InnerStore);
        }
    }

    /// <summary>Disposes of what is wrapped; to be called by overrides.</summary>
    /// <returns>A task that ends when it is disposed of.</returns>
    protected virtual ValueTask DisposeAsyncCore()
    {
        if (disposed)
        {
            return ValueTask.CompletedTask;
        }

        disposed = true;
        return InnerDisposal.DisposeAsync(InnerStore);
    }
}
