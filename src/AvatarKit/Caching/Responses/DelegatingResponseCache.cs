namespace AvatarKit;

/// <summary>A base for response caches that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It disposes of nothing: who made what is wrapped, disposes of that.</remarks>
public abstract class DelegatingResponseCache : IResponseCache
{
    /// <summary>Wraps a cache.</summary>
    /// <param name="inner">The one that is wrapped. Who made it disposes of it.</param>
    protected DelegatingResponseCache(IResponseCache inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The one that is wrapped.</summary>
    protected IResponseCache Inner { get; }

    /// <inheritdoc/>
    public virtual ValueTask<ResponseCacheLookup> FindAsync(ResponseCacheQuery query, CancellationToken cancellationToken = default)
        => Inner.FindAsync(query, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask StoreAsync(ResponseCacheQuery query, CachedResponse response, CancellationToken cancellationToken = default)
        => Inner.StoreAsync(query, response, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> RateAsync(
        ConversationKey conversation, string turnId, int score, CancellationToken cancellationToken = default)
        => Inner.RateAsync(conversation, turnId, score, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> RemoveByTagAsync(string tag, string? tenantId = null, CancellationToken cancellationToken = default)
        => Inner.RemoveByTagAsync(tag, tenantId, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> RemoveByDocumentAsync(string document, string? tenantId = null, CancellationToken cancellationToken = default)
        => Inner.RemoveByDocumentAsync(document, tenantId, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> RemoveByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => Inner.RemoveByOwnerAsync(owner, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> ClearAsync(CancellationToken cancellationToken = default) => Inner.ClearAsync(cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
