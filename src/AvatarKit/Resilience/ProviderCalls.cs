using System.Runtime.CompilerServices;
using Polly;

namespace AvatarKit;

/// <summary>Calls providers: with retries, rests, time-outs, and whatever a deaf or broken one needs round it. A singleton; thread-safe.</summary>
internal sealed class ProviderCalls(ProviderPipelines pipelines)
{
    private readonly CallSlots slots = new(pipelines.Time, pipelines.Logger);

    /// <summary>What failures mean.</summary>
    public TransientFailure Failures => pipelines.Failures;

    /// <summary>The clock.</summary>
    public TimeProvider Time => pipelines.Time;

    /// <summary>Opens a stream until its first content, again where it fails before that for a reason that may pass.</summary>
    /// <param name="key">Who is called.</param>
    /// <param name="policy">How often, and when it is left alone.</param>
    /// <param name="open">Calls the provider.</param>
    /// <param name="isContent">Whether an item is content.</param>
    /// <param name="limits">The bounds of each attempt.</param>
    /// <param name="note">Is given every item of every attempt.</param>
    /// <param name="check">Refuses an opened stream by throwing, for example one that ended without a word;
    /// what it throws is a failure of the attempt.</param>
    /// <param name="cancellationToken">Ends attempts, waits and the opened stream.</param>
    /// <returns>The stream, which the caller disposes.</returns>
    /// <exception cref="ProviderLimitException">A bound was passed.</exception>
    /// <exception cref="Polly.CircuitBreaker.BrokenCircuitException">The provider is left alone.</exception>
    public async ValueTask<OpenedStream<T>> OpenAsync<T>(
        ProviderKey key,
        ProviderPolicy policy,
        Func<CancellationToken, IAsyncEnumerable<T>> open,
        Func<T, bool> isContent,
        StreamLimits limits,
        Action<T>? note = null,
        Action<OpenedStream<T>>? check = null,
        CancellationToken cancellationToken = default)
    {
        ProviderScope scope = Scope(key);
        IDisposable? slot = await slots.EnterAsync(key, policy.Concurrency, limits.FirstContent, cancellationToken).ConfigureAwait(false);
        try
        {
            OpenedStream<T> begun = await pipelines.Get(key, policy).ExecuteAsync(
                async _ =>
                {
                    OpenedStream<T> opened =
                        await OpenedStream<T>.OpenAsync(open, isContent, limits, scope, note, cancellationToken).ConfigureAwait(false);
                    try
                    {
                        check?.Invoke(opened);
                        return opened;
                    }
                    catch
                    {
                        await opened.DisposeAsync().ConfigureAwait(false);
                        throw;
                    }
                },
                cancellationToken).ConfigureAwait(false);
            begun.Hold(slot);
            return begun;
        }
        catch
        {
            slot?.Dispose();
            throw;
        }
    }

    /// <summary>Makes a call, again where it fails for a reason that may pass.</summary>
    /// <param name="key">Who is called.</param>
    /// <param name="policy">How often, and when it is left alone.</param>
    /// <param name="timeout">How long each attempt may take.</param>
    /// <param name="call">The call.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <exception cref="ProviderLimitException">It took too long.</exception>
    /// <exception cref="Polly.CircuitBreaker.BrokenCircuitException">The provider is left alone.</exception>
    public ValueTask<T> CallAsync<T>(
        ProviderKey key, ProviderPolicy policy, TimeSpan timeout, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        ProviderScope scope = Scope(key);
        return pipelines.Get(key, policy).ExecuteAsync(token => ProviderCall.RunAsync(call, timeout, scope, token), cancellationToken);
    }

    /// <summary>Makes a call without a result, again where it fails for a reason that may pass.</summary>
    public ValueTask CallAsync(
        ProviderKey key, ProviderPolicy policy, TimeSpan timeout, Func<CancellationToken, ValueTask> call, CancellationToken cancellationToken)
    {
        ProviderScope scope = Scope(key);
        return pipelines.Get(key, policy).ExecuteAsync(token => ProviderCall.RunAsync(call, timeout, scope, token), cancellationToken);
    }

    /// <summary>Reads a stream without opening it first: bounded, let go of when deaf, and disposed whatever happens.
    /// Nothing is tried again.</summary>
    /// <param name="key">Who is called.</param>
    /// <param name="open">Calls the provider.</param>
    /// <param name="limits">The bounds; every item counts as content.</param>
    /// <param name="cancellationToken">Ends the stream at once.</param>
    public async IAsyncEnumerable<T> ReadAsync<T>(
        ProviderKey key,
        Func<CancellationToken, IAsyncEnumerable<T>> open,
        StreamLimits limits,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        OpenedStream<T> opened =
            await OpenedStream<T>.OpenAsync(open, static _ => true, limits, Scope(key), note: null, cancellationToken).ConfigureAwait(false);
        await using (opened.ConfigureAwait(false))
        {
            while (await opened.MoveNextAsync().ConfigureAwait(false))
            {
                yield return opened.Current;
            }
        }
    }

    /// <summary>The scope of a provider's calls, for <see cref="OpenedStream{T}"/> and <see cref="ProviderCall"/> without a pipeline.</summary>
    public ProviderScope Scope(ProviderKey key) => new(key, pipelines.Time, pipelines.Logger);
}
