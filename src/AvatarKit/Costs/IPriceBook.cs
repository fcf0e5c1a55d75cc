namespace AvatarKit;

/// <summary>Knows prices. A price that is not known is <see langword="null"/>, never 0.</summary>
/// <remarks>Implementations are safe for concurrent use and answer from memory.</remarks>
public interface IPriceBook
{
    /// <summary>Looks up a model's price.</summary>
    /// <param name="modelId">The model id as the provider names it.</param>
    /// <param name="at">The moment the price must be valid.</param>
    /// <returns>The price, or <see langword="null"/> where none is known.</returns>
    ModelPrice? FindModelPrice(string modelId, DateTimeOffset at);

    /// <summary>Looks up a voice's price.</summary>
    /// <param name="provider">The <see cref="VoiceInfo.Provider"/>.</param>
    /// <param name="at">The moment the price must be valid.</param>
    /// <returns>The price, or <see langword="null"/> where none is known.</returns>
    SpeechPrice? FindSpeechPrice(string provider, DateTimeOffset at);

    /// <summary>Looks up the price of a resource that is paid by the request.</summary>
    /// <param name="resource">The resource as <see cref="ResourceUsage.Report"/> names it: <c>dynamodb/write-unit</c>.</param>
    /// <param name="at">The moment the price must be valid.</param>
    /// <returns>The price, or <see langword="null"/> where none is known.</returns>
    ResourcePrice? FindResourcePrice(string resource, DateTimeOffset at);

    /// <summary>Finds something this is, or wraps.</summary>
    /// <param name="serviceType">What is sought.</param>
    /// <param name="serviceKey">A key, where there may be several.</param>
    /// <returns>It, or <see langword="null"/>. By default this itself where it is of the type and no key is given.</returns>
    object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;
    }
}
