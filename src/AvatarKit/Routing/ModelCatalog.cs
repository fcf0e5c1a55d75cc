using System.Collections.Concurrent;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace AvatarKit;

/// <summary>The models by tier: the host's keyed chat clients, with what they need around them.</summary>
internal sealed class ModelCatalog(IServiceProvider services, IOptionsMonitor<AvatarChatbotOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, ModelTier> tiers = new(StringComparer.OrdinalIgnoreCase);

    public ModelTier Get(string name)
    {
        if (tiers.TryGetValue(name, out ModelTier? known))
        {
            return known;
        }

        AvatarChatbotOptions current = options.CurrentValue;
        string? key = current.Tiers.Keys.FirstOrDefault(tier => string.Equals(tier, name, StringComparison.OrdinalIgnoreCase));
        if (key is null)
        {
            throw new InvalidAvatarRequestException(
                "tier.unknown", $"There is no model tier '{name}'. Tiers are: {string.Join(", ", current.Tiers.Keys)}.", nameof(AvatarRequest.Tier));
        }

        IChatClient client = services.GetKeyedService<IChatClient>(key)
            ?? throw new ModelException(
                "model.missing",
                $"Tier '{name}' has no chat client. Register one with AddAvatarChatbot().UseChatClient(\"{key}\", …) or .UseLocal().",
                key);
        return tiers.GetOrAdd(key, new ModelTier(key, client, current.Tiers[key], CreatePipeline(current)));
    }

    /// <summary>The tier and those that take over for it, in order, each once.</summary>
    public IEnumerable<ModelTier> WithFallbacks(string name)
    {
        IDictionary<string, ModelTierOptions> configured = options.CurrentValue.Tiers;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (string? next = name; next is not null && seen.Add(next);)
        {
            ModelTier tier = Get(next);
            yield return tier;
            next = configured.TryGetValue(next, out ModelTierOptions? current) ? current.Fallback : null;
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
