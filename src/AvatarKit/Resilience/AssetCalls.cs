namespace AvatarKit;

/// <summary>What the engine asks of the asset store, with retries where what is to be stored can be read again.</summary>
internal sealed class AssetCalls(IAssetStore store, StorageCalls calls)
{
    public ValueTask<AssetInfo> PutAsync(AssetUpload upload, Stream content, CancellationToken cancellationToken)
    {
        if (!content.CanSeek)
        {
            return store.PutAsync(upload, content, cancellationToken);
        }

        long start = content.Position;
        return calls.ExecuteAsync(
            token =>
            {
                content.Position = start;
                return store.PutAsync(upload, content, token);
            },
            cancellationToken);
    }

    public ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken)
        => calls.ExecuteAsync(token => store.GetUrlAsync(id, validFor, token), cancellationToken);
}
