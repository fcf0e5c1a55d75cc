namespace AvatarKit.Testing;

/// <summary>A router that goes where it is told and records what it was asked. Thread-safe.</summary>
/// <remarks>Without a script it goes to the tier the request pins, else to <c>lite</c>.</remarks>
public sealed class FakeModelRouter : FakeAsyncScript<FakeModelRouter, ModelRoutingContext, ModelRoute>, IModelRouter
{
    private readonly TimeProvider timeProvider;

    /// <summary>Creates a router.</summary>
    /// <param name="timeProvider">The clock of scripted delays; <see langword="null"/>: the system's.</param>
    public FakeModelRouter(TimeProvider? timeProvider = null) => this.timeProvider = timeProvider ?? TimeProvider.System;

    /// <summary>Adds a route to a tier.</summary>
    /// <param name="tier">The tier.</param>
    /// <returns>This router.</returns>
    public FakeModelRouter RespondWith(string tier) => RespondWith(new ModelRoute(tier, "scripted"));

    /// <summary>Begins a rule.</summary>
    /// <param name="condition">The messages it is for.</param>
    /// <returns>The rule, to be told where to go.</returns>
    public FakeAsyncRule<ModelRoutingContext, ModelRoute> When(Func<ModelRoutingContext, bool> condition) => new(Answers, condition);

    /// <inheritdoc/>
    public ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return Answers.RespondAsync(
            context,
            static c =>
                c.PinnedTier is string pinned ? new ModelRoute(pinned, "pinned by the request") : new ModelRoute("lite", "the fake's default"),
            timeProvider,
            cancellationToken);
    }
}
