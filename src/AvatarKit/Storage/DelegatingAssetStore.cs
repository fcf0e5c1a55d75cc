namespace AvatarKit;

/// <summary>A base for asset stores that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It disposes of nothing: who made what is wrapped, disposes of that.</remarks>
public abstract class DelegatingAssetStore : IAssetStore
{
    /// <summary>Wraps an asset store.</summary>
    /// <param name="inner">The one that is wrapped. Who made it disposes of it.</param>
    protected DelegatingAssetStore(IAssetStore inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The one that is wrapped.</summary>
    protected IAssetStore Inner { get; }

    /// <inheritdoc/>
    public virtual ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken = default)
        => Inner.PutAsync(upload, content, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<AssetInfo?> FindAsync(string id, CancellationToken cancellationToken = default)
        => Inner.FindAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<Stream?> OpenAsync(string id, CancellationToken cancellationToken = default)
        => Inner.OpenAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken = default)
        => Inner.GetUrlAsync(id, validFor, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> DeleteAsync(string id, CancellationToken cancellationToken = default)
        => Inner.DeleteAsync(id, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> DeleteByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => Inner.DeleteByOwnerAsync(owner, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<AssetInfo> ListByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => Inner.ListByOwnerAsync(owner, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
