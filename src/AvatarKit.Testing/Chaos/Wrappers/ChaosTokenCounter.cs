namespace AvatarKit.Testing;

internal sealed class ChaosTokenCounter(ITokenCounter inner, ChaosCalls calls) : ITokenCounter
{
    public bool IsEstimate => inner.IsEstimate;

    public int Count(string text)
    {
        calls.ThrowIfDrawn();
        return inner.Count(text);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : inner.GetService(serviceType, serviceKey);
    }
}
