namespace AvatarKit.Testing;

internal sealed class ChaosPriceBook(IPriceBook inner, ChaosCalls calls) : IPriceBook
{
    public ModelPrice? FindModelPrice(string modelId, DateTimeOffset at)
    {
        calls.ThrowIfDrawn();
        return inner.FindModelPrice(modelId, at);
    }

    public SpeechPrice? FindSpeechPrice(string provider, DateTimeOffset at)
    {
        calls.ThrowIfDrawn();
        return inner.FindSpeechPrice(provider, at);
    }

    public ResourcePrice? FindResourcePrice(string resource, DateTimeOffset at)
    {
        calls.ThrowIfDrawn();
        return inner.FindResourcePrice(resource, at);
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : inner.GetService(serviceType, serviceKey);
    }
}
