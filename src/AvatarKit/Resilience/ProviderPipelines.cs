using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace AvatarKit;

/// <summary>The resilience pipelines round every provider: retries of what may pass, and a rest for a provider that keeps failing.
/// Thread-safe.</summary>
/// <remarks>
/// Keyed by provider, tier and region and by the policy of the turn that calls: changed options take effect with the next turn,
/// turns under way keep theirs, and the state of a breaker outlives a change that does not concern it.
/// Polly's own registry would hold one policy per key and lose that state.
/// </remarks>
internal sealed class ProviderPipelines(TransientFailure failures, TimeProvider time, ILogger<ProviderPipelines>? log = null)
{
    // Options change a few times in a process's life; whoever changes them all day begins anew now and then.
    private const int MaxPipelines = 1_024;

    private readonly ILogger logger = QuietLogger.Over(log);
    private readonly ConcurrentDictionary<BreakerId, ResiliencePipeline> breakers = new();
    private readonly ConcurrentDictionary<PipelineId, ResiliencePipeline> pipelines = new();
    private readonly ConcurrentDictionary<ProviderKey, CircuitBreakerStateProvider> states = new();

    /// <summary>What failures mean.</summary>
    public TransientFailure Failures => failures;

    /// <summary>The clock of waits.</summary>
    public TimeProvider Time => time;

    /// <summary>Is told of retries and rests.</summary>
    public ILogger Logger => logger;

    /// <summary>How the providers are that have been called, as their breakers saw it. Nobody is asked.</summary>
    public IReadOnlyList<ProviderHealth> Health =>
    [
        .. states.Select(static known => new ProviderHealth(known.Key, known.Value.CircuitState switch
        {
            CircuitState.Open or CircuitState.Isolated => ProviderState.LeftAlone,
            CircuitState.HalfOpen => ProviderState.Tried,
            _ => ProviderState.Works,
        })).OrderBy(static one => one.Key.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>Whether a provider is left alone at present.</summary>
    public bool IsLeftAlone(ProviderKey key)
        => states.TryGetValue(key, out CircuitBreakerStateProvider? state) && state.CircuitState is CircuitState.Open or CircuitState.Isolated;

    /// <summary>The pipeline for a provider under a policy. Failures pass through it as they are;
    /// one that is left alone throws <see cref="BrokenCircuitException"/>.</summary>
    public ResiliencePipeline Get(ProviderKey key, ProviderPolicy policy)
    {
        if (pipelines.TryGetValue(new PipelineId(key, policy), out ResiliencePipeline? known))
        {
            return known;
        }

        if (pipelines.Count >= MaxPipelines)
        {
            pipelines.Clear();
            breakers.Clear();
            states.Clear();
        }

        return pipelines.GetOrAdd(new PipelineId(key, policy), Create);
    }

    private ResiliencePipeline Create(PipelineId id)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        if (id.Policy.Retries > 0)
        {
            builder.AddRetry(Retry(id));
        }

        if (id.Policy.Breaker is { } breaker)
        {
            builder.AddPipeline(breakers.GetOrAdd(new BreakerId(id.Key, breaker), CreateBreaker));
        }

        return builder.Build();
    }

    private RetryStrategyOptions Retry(PipelineId id)
    {
        TimeSpan longest = id.Policy.LongestWait;
        return new RetryStrategyOptions
        {
            MaxRetryAttempts = id.Policy.Retries,
            Delay = TimeSpan.FromMilliseconds(100),
            MaxDelay = longest,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            ShouldHandle = args => new(args.Outcome.Exception is { } failure
                && failures.Classify(failure) is { IsTransient: true } what
                && !(what.RetryAfter > longest)
                && (id.Policy.RetriesTimeouts || !TookAllItsTime(failure))),

            // Callers that were all told the same moment must not all come back at it.
            DelayGenerator = args => new(args.Outcome.Exception is { } failure
                ? failures.Classify(failure).RetryAfter * (1 + (0.2 * Random.Shared.NextDouble()))
                : null),
            OnRetry = args =>
            {
                ResilienceLog.TriedAgain(logger, id.Key, ErrorText.For(args.Outcome.Exception!));
                ProviderMetrics.RecordRetry(id.Key, args.Outcome.Exception!, args.AttemptNumber);
                return default;
            },
        };
    }

    [UnconditionalSuppressMessage(
        "Trimming", "IL2026:RequiresUnreferencedCode", Justification = "UndecidedCancellation.Options has no properties that could be validated.")]
    private ResiliencePipeline CreateBreaker(BreakerId id)
    {
        BreakerPolicy policy = id.Policy;
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        var state = new CircuitBreakerStateProvider();
        states[id.Key] = state;
        ResiliencePipeline breaker = builder
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions
            {
                StateProvider = state,
                ShouldHandle = args => new(args.Outcome.Exception is { } failure
                    && (failures.CountsAgainstProvider(failure)
                        || (failure is OperationCanceledException && state.CircuitState == CircuitState.HalfOpen))),
                FailureRatio = 0.5,
                MinimumThroughput = policy.MinimumCalls,
                SamplingDuration = TimeSpan.FromTicks(Math.Clamp(policy.Watched.Ticks, TimeSpan.FromSeconds(30).Ticks, TimeSpan.FromDays(1).Ticks)),

                // A call that finds out that the provider is still dead may take all of its time: find out ever more rarely.
                BreakDurationGenerator = args => new(policy.Rest * (1 << Math.Min(args.HalfOpenAttempts, 3))),
                OnOpened = args =>
                {
                    ProviderMetrics.RecordRest(id.Key);
                    ResilienceLog.LeftAlone(
                        logger, id.Key, args.BreakDuration.TotalSeconds, args.Outcome.Exception is { } last ? ErrorText.For(last) : "");
                    return default;
                },
                OnClosed = _ =>
                {
                    ResilienceLog.WorksAgain(logger, id.Key);
                    return default;
                },
            })
            .Build();
        return new ResiliencePipelineBuilder()
            .AddStrategy(_ => new UndecidedCancellation(breaker, state), new UndecidedCancellation.Options())
            .Build();
    }

    private static bool TookAllItsTime(Exception failure)
        => failure is ProviderLimitException { IsTimeout: true, Limit: not ProviderLimit.OwnTimeout };

    private readonly record struct PipelineId(ProviderKey Key, ProviderPolicy Policy);

    private readonly record struct BreakerId(ProviderKey Key, BreakerPolicy Policy);
}
