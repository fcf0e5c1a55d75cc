using System.Globalization;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Chooses a tier by how hard the message is. Thread-safe.</summary>
/// <remarks>
/// A tier named by the request wins, then <see cref="RoutingOptions.PinnedTier"/>, then the score by
/// <see cref="RoutingOptions.SimpleBelow"/> and <see cref="RoutingOptions.MediumBelow"/>. A default tier that was removed is stood for by the
/// nearest there is. Options are read for every message, so that a change of configuration counts at once.
/// </remarks>
public sealed class ComplexityModelRouter : IModelRouter
{
    private readonly IComplexityScorer scorer;
    private readonly IOptionsMonitor<AvatarChatbotOptions> options;

    /// <summary>Creates a router.</summary>
    /// <param name="scorer">Scores the messages.</param>
    /// <param name="options">The tiers and how to choose among them.</param>
    public ComplexityModelRouter(IComplexityScorer scorer, IOptionsMonitor<AvatarChatbotOptions> options)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(options);
        this.scorer = scorer;
        this.options = options;
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
        if (routing.PinnedTier is { Length: > 0 } pinned)
        {
            string tier = Configured(current, pinned, nameof(RoutingOptions.PinnedTier));
            return new(new ModelRoute(tier, $"all messages are pinned to tier {tier}"));
        }

        return new(ByScore(current, routing, scorer.Score(new ComplexityInput(context.Message, context.PriorTurns))));
    }

    private static ModelRoute ByScore(AvatarChatbotOptions current, RoutingOptions routing, in ComplexityScore scored)
    {
        // A scorer of the host's may go wrong; the strongest tier then answers.
        double score = double.IsNaN(scored.Value) ? 1 : Math.Clamp(scored.Value, 0, 1);
        double low = routing.SimpleBelow;
        double high = Math.Max(low, routing.MediumBelow);
        string shown = Shown(score, low, high);
        IReadOnlyList<ComplexityFeature> features = scored.Features ?? [];
        if (score < low)
        {
            return Scored(Configured(current, routing.SimpleTier, nameof(RoutingOptions.SimpleTier)), $"score {shown} is below {Number(low)}");
        }

        return score < high
            ? Scored(Configured(current, routing.MediumTier, nameof(RoutingOptions.MediumTier)),
                $"score {shown} is from {Number(low)} to below {Number(high)}")
            : Scored(Configured(current, routing.ComplexTier, nameof(RoutingOptions.ComplexTier)), $"score {shown} is not below {Number(high)}");

        ModelRoute Scored(string tier, string reason) => new(tier, reason) { Score = score, Features = features };
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
