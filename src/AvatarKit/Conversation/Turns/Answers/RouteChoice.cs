namespace AvatarKit;

/// <summary>Asks the router for a tier. A router that fails or takes too long costs the choice, not the turn.</summary>
internal sealed class RouteChoice(IModelRouter router, TierLatencies latencies, ProviderCalls calls, EngineLog log)
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
            Options = turn.Arms.Options ?? turn.Options,
            Assignments = turn.Arms.Assignments,
            PinnedTier = turn.Request.Tier ?? turn.Avatar.Tier,
            Pressure = turn.Facts.Budget.Pressure,
        };
        if (turn.Facts.Budget is { TakesCheapestTier: true } budget)
        {
            return new ModelRoute(ModelTiers.NameOf(turn.Options, turn.Options.Routing.SimpleTier), $"the budget '{budget.Budget}' is running out");
        }

        try
        {
            ModelRoute route = await ProviderCall.RunAsync(
                token => router.RouteAsync(context, token), turn.Options.Resilience.Router.Timeout,
                calls.Scope(Key), cancellationToken).ConfigureAwait(false);
            return AvoidSlow(turn, route with { Tier = ModelTiers.NameOf(turn.Options, route.Tier) });
        }
        catch (Exception exception) when (!IsRefusal(exception, context) && !cancellationToken.IsCancellationRequested)
        {
            log.WentWithout(turn.TurnId, "its router", exception);
            turn.Facts.Degrade("router", new AvatarError(
                "route.failed", TurnStage.Route,
                $"The router failed or took too long ({exception.GetType().Name}); the medium tier answers (IModelRouter).")
            {
                Exception = exception,
            });
            return new ModelRoute(ModelTiers.NameOf(turn.Options, turn.Options.Routing.MediumTier), "the router failed");
        }
    }

    /// <summary>A route that was chosen by a score is given to another tier where its own takes too long to begin.</summary>
    private ModelRoute AvoidSlow(TurnContext turn, ModelRoute route)
    {
        if (route.Score is null)
        {
            return route;
        }

        (string tier, string? reason) = latencies.Avoid(turn.Options, route.Tier);
        return reason is null ? route : route with { Tier = tier, Reason = $"{route.Reason}; {reason}" };
    }

    // Only who names a tier can be told that there is none of that name: otherwise it is the router that named it.
    private static bool IsRefusal(Exception exception, ModelRoutingContext context)
        => exception is InvalidAvatarRequestException && context.PinnedTier is not null;
}
