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
}
