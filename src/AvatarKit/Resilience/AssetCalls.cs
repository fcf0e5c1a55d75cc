using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>What the engine asks of the asset store: bounded in time, again where what is to be stored can be read again, let go of when deaf.</summary>
internal sealed class AssetCalls(IAssetStore store, ProviderCalls calls, ProviderErrors errors, IOptionsMonitor<AvatarChatbotOptions> options)
{
    private const string Setting = "AvatarChatbotOptions.PersistTimeout";

    private readonly ProviderKey key = new(ProviderKind.AssetStore, store.GetType().Name);

    /// <summary>Stores a content. One that cannot be read again is put once and for as long as it takes: it may still be in the making.</summary>
    public async ValueTask<AssetInfo> PutAsync(string owner, Stream content, string contentType, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions current = options.CurrentValue;
        if (!content.CanSeek)
        {
            return await CallAsync(
                ProviderPolicy.Once, Timeout.InfiniteTimeSpan, token => store.PutAsync(owner, content, contentType, token), cancellationToken).ConfigureAwait(false);
        }

        long start = content.Position;
        return await CallAsync(
            ProviderPolicy.ForStore(current),
            current.PersistTimeout,
            token =>
            {
                content.Position = start;
                return store.PutAsync(owner, content, contentType, token);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<Uri?> GetUrlAsync(string id, TimeSpan validFor, CancellationToken cancellationToken)
    {
        AvatarChatbotOptions current = options.CurrentValue;
        return CallAsync(
            ProviderPolicy.ForStore(current), current.PersistTimeout, token => store.GetUrlAsync(id, validFor, token), cancellationToken);
    }

    private async ValueTask<T> CallAsync<T>(
        ProviderPolicy policy, TimeSpan timeout, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CallAsync(key, policy, timeout, call, cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderLimitException exception)
        {
            throw errors.OfStore(exception, key.Provider, Setting);
        }
    }
}
