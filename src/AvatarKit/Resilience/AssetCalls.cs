namespace AvatarKit;

/// <summary>What the engine asks of the asset store, with retries where what is to be stored can be read again.</summary>
internal sealed class AssetCalls(IAssetStore store, StorageCalls calls)
{
    public ValueTask<AssetInfo> PutAsync(string owner, Stream content, string contentType, CancellationToken cancellationToken)
    {
        if (!content.CanSeek)
        {
            return store.PutAsync(owner, content, contentType, cancellationToken);
        }

        long start = content.Position;
        return calls.ExecuteAsync(
            token =>
            {
                content.Position = start;
                return store.PutAsync(owner, content, contentType, token);
            },
            cancellationToken);
    }

    public ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken)
        => calls.ExecuteAsync(token => store.GetUrlAsync(id, validFor, token), cancellationToken);
}
