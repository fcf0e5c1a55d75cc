namespace AvatarKit.Testing;

internal sealed class ChaosSpeechCache(ISpeechCache inner, ChaosCalls calls) : ISpeechCache
{
    public IAsyncEnumerable<SpeechChunk> GetOrSynthesizeAsync(
        SpeechCacheKey key, Func<CancellationToken, IAsyncEnumerable<SpeechChunk>> synthesize, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => inner.GetOrSynthesizeAsync(key, synthesize, cancellationToken), spoil: null, cancellationToken);

    public ValueTask ClearAsync(CancellationToken cancellationToken = default)
        => calls.CallAsync(() => inner.ClearAsync(cancellationToken), cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : inner.GetService(serviceType, serviceKey);
    }
}
