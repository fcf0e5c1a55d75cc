namespace AvatarKit.Testing;

internal sealed class ChaosModelRouter(IModelRouter inner, ChaosCalls calls) : DelegatingModelRouter(inner)
{
    public override ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.RouteAsync(context, cancellationToken), cancellationToken);
}
