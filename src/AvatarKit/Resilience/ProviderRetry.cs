using Polly;
using Polly.Retry;

namespace AvatarKit;

/// <summary>How calls to voices and stores are tried again: few times, soon, never all at once.</summary>
internal static class ProviderRetry
{
    /// <summary>Adds retries of transient failures, the delays doubling with jitter.</summary>
    /// <param name="options">What to complete.</param>
    /// <param name="retries">How many, 1 or more.</param>
    /// <param name="longestWait">A provider that asks for more time than this is not asked again.</param>
    /// <param name="onRetry">Is told of the failure before each retry.</param>
    /// <returns><paramref name="options"/>.</returns>
    public static TOptions With<TOptions, TResult>(this TOptions options, int retries, TimeSpan longestWait, Action<Exception> onRetry)
        where TOptions : RetryStrategyOptions<TResult>
    {
        options.MaxRetryAttempts = retries;
        options.Delay = TimeSpan.FromMilliseconds(100);
        options.MaxDelay = longestWait;
        options.BackoffType = DelayBackoffType.Exponential;
        options.UseJitter = true;
        options.ShouldHandle = args => new(args.Outcome.Exception is { } failure && ProviderFailure.IsTransient(failure) && !(AskedFor(failure) > longestWait));

        // Callers that were all told the same moment must not all come back at it.
        options.DelayGenerator = static args => new(AskedFor(args.Outcome.Exception) * (1 + (0.2 * Random.Shared.NextDouble())));
        options.OnRetry = args =>
        {
            onRetry(args.Outcome.Exception!);
            return default;
        };
        return options;
    }

    private static TimeSpan? AskedFor(Exception? failure) => (failure as AvatarKitException)?.RetryAfter;
}
