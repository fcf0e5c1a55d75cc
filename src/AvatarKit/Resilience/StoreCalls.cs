namespace AvatarKit;

/// <summary>The calls of a store: bounded in time, again where it may help, let go of when deaf, its failures as the contract has them.</summary>
internal sealed class StoreCalls(ProviderKind kind, object store, ProviderCalls calls, ProviderErrors errors)
{
    private const string Setting = "AvatarChatbotOptions.Resilience.Store.Timeout";

    /// <summary>Who is called.</summary>
    public ProviderKey Key { get; } = new(kind, store.GetType().Name);

    /// <summary>Makes a call as the options say.</summary>
    public ValueTask<T> CallAsync<T>(
        AvatarChatbotOptions options, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
        => CallAsync(ProviderPolicy.ForStore(options), options.Resilience.Store.Timeout, call, cancellationToken);

    /// <summary>Makes a call.</summary>
    /// <exception cref="StorageException">The store failed.</exception>
    public async ValueTask<T> CallAsync<T>(
        ProviderPolicy policy, TimeSpan timeout, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CallAsync(Key, policy, timeout, call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (AvatarKitException or OperationCanceledException))
        {
            throw errors.OfStore(exception, Key.Provider, Setting);
        }
    }
}
