using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Polly;
using Polly.Retry;

namespace AvatarKit;

/// <summary>Makes a store's call again where it failed for a reason that may be over soon.</summary>
internal sealed class StorageCalls(IOptionsMonitor<AvatarChatbotOptions> options, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Lazy<ResiliencePipeline> pipeline = new(() => CreatePipeline(options.CurrentValue.Resilience.Store.Retries, time, logger));

    public ValueTask<TResult> ExecuteAsync<TResult>(Func<CancellationToken, ValueTask<TResult>> call, CancellationToken cancellationToken)
        => pipeline.Value.ExecuteAsync(static (call, token) => call(token), call, cancellationToken);

    public ValueTask ExecuteAsync(Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken)
        => pipeline.Value.ExecuteAsync(static (call, token) => call(token), call, cancellationToken);

    private static ResiliencePipeline CreatePipeline(int retries, TimeProvider time, ILogger logger)
    {
        var builder = new ResiliencePipelineBuilder { TimeProvider = time };
        return (retries == 0
            ? builder
            : builder.AddRetry(new RetryStrategyOptions().With<RetryStrategyOptions, object>(retries, LongestWait, failure => EngineLog.TriedAgain(logger, "The store", failure.GetType().Name)))).Build();
    }
}
