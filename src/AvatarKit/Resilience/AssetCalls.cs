namespace AvatarKit;

/// <summary>What the engine asks of the asset store: bounded in time, again where what is to be stored can be read again,
/// let go of when deaf.</summary>
internal sealed class AssetCalls(IAssetStore store, ProviderCalls calls, ProviderErrors errors)
{
    private readonly StoreCalls calls = new(ProviderKind.AssetStore, store, calls, errors);

    /// <summary>Stores a content. One that cannot be read again is put once and for as long as it takes: it may still be in the making.</summary>
    public async ValueTask<AssetInfo> PutAsync(
        AvatarChatbotOptions options, AssetUpload upload, Stream content, CancellationToken cancellationToken)
    {
        if (!content.CanSeek)
        {
            return await calls.CallAsync(
                ProviderPolicy.Once, Timeout.InfiniteTimeSpan, token => store.PutAsync(upload, content, token),
                cancellationToken).ConfigureAwait(false);
        }

        long start = content.Position;
        return await calls.CallAsync(
            options,
            token =>
            {
                content.Position = start;
                return store.PutAsync(upload, content, token);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<AssetInfo?> FindAsync(AvatarChatbotOptions options, string id, CancellationToken cancellationToken)
        => calls.CallAsync(options, token => store.FindAsync(id, token), cancellationToken);

    public ValueTask<bool> DeleteAsync(AvatarChatbotOptions options, string id, CancellationToken cancellationToken)
        => calls.CallAsync(options, token => store.DeleteAsync(id, token), cancellationToken);

    /// <summary>A URL that works for as long as the options say.</summary>
    public ValueTask<Uri?> GetUrlAsync(AvatarChatbotOptions options, string id, CancellationToken cancellationToken)
        => calls.CallAsync(
            options,
            token => store.GetUrlAsync(id, options.Rendering.AssetUrlLifetime, token),
            cancellationToken);
}
