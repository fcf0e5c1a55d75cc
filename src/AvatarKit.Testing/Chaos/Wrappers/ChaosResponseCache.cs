namespace AvatarKit.Testing;

internal sealed class ChaosResponseCache(IResponseCache inner, ChaosCalls calls) : DelegatingResponseCache(inner)
{
    public override ValueTask<ResponseCacheLookup> FindAsync(ResponseCacheQuery query, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.FindAsync(query, cancellationToken), cancellationToken);

    public override ValueTask StoreAsync(ResponseCacheQuery query, CachedResponse response, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.StoreAsync(query, response, cancellationToken), cancellationToken);

    public override ValueTask<bool> RateAsync(
        ConversationKey conversation, string turnId, int score, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.RateAsync(conversation, turnId, score, cancellationToken), cancellationToken);

    public override ValueTask<int> RemoveByTagAsync(string tag, string? tenantId = null, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.RemoveByTagAsync(tag, tenantId, cancellationToken), cancellationToken);

    public override ValueTask<int> RemoveByDocumentAsync(string document, string? tenantId = null, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.RemoveByDocumentAsync(document, tenantId, cancellationToken), cancellationToken);

    public override ValueTask<int> RemoveByOwnerAsync(AssetOwner owner, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.RemoveByOwnerAsync(owner, cancellationToken), cancellationToken);

    public override ValueTask<int> ClearAsync(CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.ClearAsync(cancellationToken), cancellationToken);
}
