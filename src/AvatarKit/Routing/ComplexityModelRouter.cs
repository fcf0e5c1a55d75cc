using System.Globalization;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Chooses a tier by how hard the message is. Thread-safe.</summary>
/// <remarks>
/// A tier named by the request wins, then <see cref="RoutingOptions.Pins"/>, then <see cref="RoutingOptions.PinnedTier"/>, then the score by
/// <see cref="RoutingOptions.SimpleBelow"/> and <see cref="RoutingOptions.MediumBelow"/>, or by the bounds that meet the targets; both go up as
/// budgets press (<see cref="RoutingOptions.PressureShift"/>). A default tier that was removed is stood for by the nearest there is. Options are
/// read for every message, so that a change of configuration counts at once.
/// </remarks>
public sealed class ComplexityModelRouter : IModelRouter
{
    private readonly IComplexityScorer scorer;
    private readonly IOptionsMonitor<AvatarChatbotOptions> options;
    private readonly RouterCalibration? calibration;

    /// <summary>Creates a router.</summary>
    /// <param name="scorer">Scores the messages.</param>
    /// <param name="options">The tiers and how to choose among them.</param>
    /// <param name="calibration">What is learned from the host's own traffic; <see langword="null"/>: nothing is.</param>
    public ComplexityModelRouter(
        IComplexityScorer scorer, IOptionsMonitor<AvatarChatbotOptions> options, RouterCalibration? calibration = null)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(options);
        this.scorer = scorer;
        this.options = options;
        this.calibration = calibration;
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidAvatarRequestException">The request names a tier that is not configured: <c>tier.unknown</c>.</exception>
    /// <exception cref="OptionsValidationException"><see cref="RoutingOptions"/> names a tier that is not configured.</exception>
    public ValueTask<ModelRoute> RouteAsync(ModelRoutingContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        cancellationToken.ThrowIfCancellationRequested();
        AvatarChatbotOptions current = context.Options ?? options.CurrentValue;
        if (context.PinnedTier is { } asked)
        {
            string tier = TierLadder.FindExactly(current.Tiers, asked) ?? throw new InvalidAvatarRequestException(
                "tier.unknown",
                $"The tier the request asks for is not configured. Known tiers: {string.Join(", ", current.Tiers.Keys)}.",
                nameof(AvatarRequest.Tier));
            return new(new ModelRoute(tier, $"the request asked for tier {tier}"));
        }

        RoutingOptions routing = current.Routing;
        if (RoutingPins.Find(routing, context.Conversation, context.Request) is { } pin)
        {
            string tier = Configured(current, pin.Tier, nameof(RoutingOptions.Pins));
            return new(new ModelRoute(tier, RoutingPins.Reason(pin, tier)));
        }

        if (routing.PinnedTier is { Length: > 0 } pinned)
        {
            string tier = Configured(current, pinned, nameof(RoutingOptions.PinnedTier));
            return new(new ModelRoute(tier, $"all messages are pinned to tier {tier}"));
        }

        var input = new ComplexityInput(context.Message, context.PriorTurns) { Attachments = context.Request.Attachments.Count };
        ComplexityScore scored = scorer.Score(input);
        RouteAdvice advice = calibration?.Advise(input, scored, routing) ?? RouteAdvice.Of(scored, RouteBounds.Of(routing));
        return new(ByScore(current, advice, context.Pressure * routing.PressureShift));
    }

    private static ModelRoute ByScore(AvatarChatbotOptions current, RouteAdvice advice, double pressure)
    {
        RouteBounds before = advice.Bounds;
        advice = advice with { Bounds = before.Under(pressure, advice.SafeBelow) };
        string by = advice is { Version: > 0, ShadowScore: null } ? $"score by calibration {advice.Version}" : "score";
        string reason = Reason(advice.Score, advice.Bounds, by);
        if (advice.Bounds != before)
        {
            reason += $"; without the pressure of budgets {TierOf(current, advice.Score, before)} would answer";
        }

        if (advice.ShadowScore is { } shadow)
        {
            reason += $"; calibration {advice.Version} would choose {TierOf(current, shadow, advice.ShadowBounds)}: "
                + Reason(shadow, advice.ShadowBounds, "score");
        }

        return new ModelRoute(TierOf(current, advice.Score, advice.Bounds), reason) { Score = advice.Score, Features = advice.Features };
    }

    private static string TierOf(AvatarChatbotOptions current, double score, RouteBounds bounds) => score switch
    {
        _ when score < bounds.SimpleBelow => Configured(current, current.Routing.SimpleTier, nameof(RoutingOptions.SimpleTier)),
        _ when score < bounds.MediumBelow => Configured(current, current.Routing.MediumTier, nameof(RoutingOptions.MediumTier)),
        _ => Configured(current, current.Routing.ComplexTier, nameof(RoutingOptions.ComplexTier)),
    };

    private static string Reason(double score, RouteBounds bounds, string by)
    {
        double low = bounds.SimpleBelow;
        double high = bounds.MediumBelow;
        string shown = $"{by} {Shown(score, low, high)}";
        return score switch
        {
            _ when score < low => $"{shown} is below {Number(low)}",
            _ when score < high => $"{shown} is from {Number(low)} to below {Number(high)}",
            _ => $"{shown} is not below {Number(high)}",
        };
    }

    private static string Configured(AvatarChatbotOptions current, string name, string setting) =>
        TierLadder.Find(current.Tiers, name) ?? throw new OptionsValidationException(
            Options.DefaultName,
            typeof(AvatarChatbotOptions),
            [$"AvatarChatbotOptions.Routing.{setting} is '{name}'; it takes one of the tiers: {string.Join(", ", current.Tiers.Keys)}."]);

    // As few digits as still say on which side of the bounds the score lies: 0.2996 is not shown as 0.30.
    private static string Shown(double score, double low, double high)
    {
        for (int digits = 2; digits < 8; digits++)
        {
            double factor = Math.Pow(10, digits);
            double shown = Math.Floor(score * factor) / factor;
            if (shown < low == score < low && shown < high == score < high)
            {
                return shown.ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            }
        }

        return Number(score);
    }

    private static string Number(double value) => value.ToString("0.00######", CultureInfo.InvariantCulture);
}
