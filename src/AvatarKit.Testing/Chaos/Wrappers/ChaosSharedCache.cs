namespace AvatarKit.Testing;

internal sealed class ChaosSharedCache(ISharedCache inner, ChaosCalls calls) : ISharedCache
{
    public ValueTask<SharedCacheEntry?> GetAsync(string key, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.GetAsync(key, cancellationToken), cancellationToken);

    public ValueTask<bool> SetAsync(
        string key, ReadOnlyMemory<byte> value, SharedCacheWrite write, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.SetAsync(key, value, write, cancellationToken), cancellationToken);

    public ValueTask RemoveAsync(string keyOrLabel, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.RemoveAsync(keyOrLabel, cancellationToken), cancellationToken);

    public ValueTask<SharedLeaseState> TryLeaseAsync(string name, string holder, TimeSpan time, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.TryLeaseAsync(name, holder, time, cancellationToken), cancellationToken);

    public ValueTask ReleaseAsync(string name, string holder, bool isDeclined, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.ReleaseAsync(name, holder, isDeclined, cancellationToken), cancellationToken);

    public IDisposable Subscribe(Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask> onChanges) => inner.Subscribe(onChanges);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : inner.GetService(serviceType, serviceKey);
    }
}
