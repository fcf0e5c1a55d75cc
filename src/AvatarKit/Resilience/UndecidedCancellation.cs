using Polly;
using Polly.CircuitBreaker;

namespace AvatarKit;

/// <summary>Keeps from a breaker the calls that their callers cancelled: they say nothing of the provider.</summary>
/// <remarks>
/// Polly's breaker counts what is not a failure as a success: cancelled calls would hide the failures of others, and a cancelled trial would find a
/// dead provider well. Here it never hears how a cancelled call ended, but for a trial, which it lets nobody follow before it has ended:
/// that one has found nothing out, and the provider rests on.
/// </remarks>
/// <param name="breaker">The breaker. It takes the cancellation of a trial for a failure.</param>
/// <param name="state">Its state.</param>
internal sealed class UndecidedCancellation(ResiliencePipeline breaker, CircuitBreakerStateProvider state) : ResilienceStrategy
{
    /// <inheritdoc/>
    protected override async ValueTask<Outcome<TResult>> ExecuteCore<TResult, TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<TResult>>> callback, ResilienceContext context, TState argument)
    {
        var cancelled = new TaskCompletionSource<Outcome<TResult>>(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<Outcome<TResult>> watched = breaker.ExecuteOutcomeAsync(CallAsync, context, argument).AsTask();
        return await (await Task.WhenAny(watched, cancelled.Task).ConfigureAwait(false)).ConfigureAwait(false);

        async ValueTask<Outcome<TResult>> CallAsync(ResilienceContext given, TState value)
        {
            bool isTrial = state.CircuitState == CircuitState.HalfOpen;
            Outcome<TResult> outcome = await callback(given, value).ConfigureAwait(false);
            if (!isTrial && outcome.Exception is OperationCanceledException && given.CancellationToken.IsCancellationRequested)
            {
                // Nothing but itself holds what never ends: it is collected.
                cancelled.SetResult(outcome);
                await new TaskCompletionSource().Task.ConfigureAwait(false);
            }

            return outcome;
        }
    }

    internal sealed class Options : ResilienceStrategyOptions;
}
