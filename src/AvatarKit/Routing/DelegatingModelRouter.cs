namespace AvatarKit;

/// <summary>A router round another: derive from it and override what shall differ.</summary>
public abstract class DelegatingModelRouter : IModelRouter
{
    /// <summary>Wraps a router.</summary>
    /// <param name="inner">The router that is wrapped. Who made it disposes it.</param>
    protected DelegatingModelRouter(IModelRouter inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The router that is wrapped.</summary>
    protected IModelRouter Inner { get; }

    /// <inheritdoc/>
    public virtual ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default)
        => Inner.RouteAsync(context, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
