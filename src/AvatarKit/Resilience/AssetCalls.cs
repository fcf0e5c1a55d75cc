namespace AvatarKit;

/// <summary>What the engine asks of the asset store: bounded in time, again where what is to be stored can be read again,
/// let go of when deaf.</summary>
internal sealed class AssetCalls(IAssetStore store, ProviderCalls calls, ProviderErrors errors)
{
    private const string Setting = "AvatarChatbotOptions.Resilience.Store.Timeout";

    private readonly ProviderKey key = new(ProviderKind.AssetStore, store.GetType().Name);

    /// <summary>Stores a content. One that cannot be read again is put once and for as long as it takes: it may still be in the making.</summary>
    public async ValueTask<AssetInfo> PutAsync(
        AvatarChatbotOptions options, AssetUpload upload, Stream content, CancellationToken cancellationToken)
    {
        if (!content.CanSeek)
        {
            return await CallAsync(
                ProviderPolicy.Once, Timeout.InfiniteTimeSpan, token => store.PutAsync(upload, content, token),
                cancellationToken).ConfigureAwait(false);
        }

        long start = content.Position;
        return await CallAsync(
            ProviderPolicy.ForStore(options),
            options.Resilience.Store.Timeout,
            token =>
            {
                content.Position = start;
                return store.PutAsync(upload, content, token);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<AssetInfo?> FindAsync(AvatarChatbotOptions options, string id, CancellationToken cancellationToken)
        => CallAsync(ProviderPolicy.ForStore(options), options.Resilience.Store.Timeout, token => store.FindAsync(id, token), cancellationToken);

    /// <summary>A URL that works for as long as the options say.</summary>
    public ValueTask<Uri?> GetUrlAsync(AvatarChatbotOptions options, string id, CancellationToken cancellationToken)
        => CallAsync(
            ProviderPolicy.ForStore(options),
            options.Resilience.Store.Timeout,
            token => store.GetUrlAsync(id, options.Rendering.AssetUrlLifetime, token),
            cancellationToken);

    private async ValueTask<T> CallAsync<T>(
        ProviderPolicy policy, TimeSpan timeout, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CallAsync(key, policy, timeout, call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (AvatarKitException or OperationCanceledException))
        {
            throw errors.OfStore(exception, key.Provider, Setting);
        }
    }
}
