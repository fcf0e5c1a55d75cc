namespace AvatarKit;

/// <summary>Asks the router for a tier. A router that fails or takes too long costs the choice, not the turn.</summary>
internal sealed class RouteChoice(IModelRouter router, ModelTiers tiers, ProviderCalls calls, EngineLog log)
{
    private static readonly ProviderKey Key = new(ProviderKind.Router, "router");

    public async ValueTask<ModelRoute> FindAsync(TurnContext turn, CancellationToken cancellationToken)
    {
        var context = new ModelRoutingContext
        {
            Conversation = turn.Key,
            Request = turn.Request,
            Avatar = turn.Avatar,
            PriorTurns = turn.Record?.History.Turns.Count ?? 0,
            Options = turn.Options,
            PinnedTier = turn.Request.Tier ?? turn.Avatar.Tier,
        };
        try
        {
            ModelRoute route = await ProviderCall.RunAsync(
                token => router.RouteAsync(context, token), turn.Options.Resilience.Router.Timeout,
                calls.Scope(Key), cancellationToken).ConfigureAwait(false);
            return route with { Tier = tiers.Get(turn.Options, route.Tier).Name };
        }
        catch (Exception exception) when (exception is not InvalidAvatarRequestException && !cancellationToken.IsCancellationRequested)
        {
            log.WentWithout(turn.TurnId, "its router", exception);
            turn.Facts.Degrade("router", new AvatarError(
                "route.failed", TurnStage.Route,
                $"The router failed or took too long ({exception.GetType().Name}); the medium tier answers (IModelRouter).")
            {
                Exception = exception,
            });
            return new ModelRoute(tiers.Get(turn.Options, turn.Options.Routing.MediumTier).Name, "the router failed");
        }
    }
}
