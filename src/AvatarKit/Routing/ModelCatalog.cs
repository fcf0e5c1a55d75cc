using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AvatarKit;

/// <summary>The models by tier: the host's keyed chat clients, with what they need around them.</summary>
internal sealed class ModelCatalog(TierClients clients, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ModelTier> tiers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The tier as the turn's options have it.</summary>
    /// <param name="name">Its name, or that of a default tier which another stands for.</param>
    /// <param name="options">The turn's options.</param>
    public ModelTier Get(string name, AvatarChatbotOptions options)
    {
        string key = TierLadder.Find(options.Tiers, name) ?? throw new InvalidAvatarRequestException(
            "tier.unknown", $"There is no model tier '{name}'. Tiers are: {string.Join(", ", options.Tiers.Keys)}.", nameof(AvatarRequest.Tier));
        var settings = ModelTierSettings.Of(key, options);
        if (tiers.TryGetValue(key, out ModelTier? known) && known.Settings == settings)
        {
            return known;
        }

        IChatClient client = clients.Find(key) ?? throw new ModelException(
            "model.missing", $"Tier '{key}' has no chat client. Add one with .UseChatClient(\"{key}\", …) or for all tiers with .UseChatClient(…).", key);
        return tiers[key] = new ModelTier(key, client, settings, CreatePipeline(options));
    }

    /// <summary>The tier and those that take over for it, in order, each once.</summary>
    public IEnumerable<ModelTier> WithFallbacks(string name, AvatarChatbotOptions options)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (string? next = TierLadder.Find(options.Tiers, name) ?? name; next is not null && seen.Add(next);)
        {
            yield return Get(next, options);
            next = TierLadder.FallbackOf(options.Tiers, next);
        }
    }

    private ResiliencePipeline<OpenedAnswer> CreatePipeline(AvatarChatbotOptions current)
    {
        PredicateBuilder<OpenedAnswer> transient = new PredicateBuilder<OpenedAnswer>().Handle<Exception>(ModelFailure.IsTransient);
        PredicateBuilder<OpenedAnswer> soonOver = new PredicateBuilder<OpenedAnswer>().Handle<Exception>(static exception => ModelFailure.IsTransient(exception) && !ModelFailure.AsksForLongWait(exception));
        var builder = new ResiliencePipelineBuilder<OpenedAnswer> { TimeProvider = time };
        if (current.Resilience.Model.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<OpenedAnswer>
            {
                ShouldHandle = soonOver,
                MaxRetryAttempts = current.Resilience.Model.Retries,
                Delay = TimeSpan.FromMilliseconds(150),
                MaxDelay = TimeSpan.FromSeconds(2),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                DelayGenerator = static args => new((args.Outcome.Exception as AvatarKitException)?.RetryAfter),
            });
        }

        return builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<OpenedAnswer>
            {
                ShouldHandle = transient,
                FailureRatio = 0.5,
                MinimumThroughput = 8,
                SamplingDuration = TimeSpan.FromSeconds(30),
                BreakDuration = TimeSpan.FromSeconds(15),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = current.Resilience.Model.FirstContentTimeout })
            .Build();
    }
}
