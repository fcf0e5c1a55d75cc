namespace AvatarKit;

/// <summary>Chooses the tier that answers a message.</summary>
/// <remarks>Implementations are safe for concurrent use.</remarks>
public interface IModelRouter
{
    /// <summary>Chooses.</summary>
    /// <param name="context">What to decide from.</param>
    /// <param name="cancellationToken">Stops the decision.</param>
    /// <returns>The route; its tier is one of <see cref="AvatarChatbotOptions.Tiers"/>.</returns>
    ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default);

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
