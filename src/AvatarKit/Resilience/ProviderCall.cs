namespace AvatarKit;

/// <summary>The one way in which single calls of providers are made: bounded in time, let go of when deaf,
/// and safe from what they register on their token.</summary>
internal static class ProviderCall
{
    /// <summary>Makes a call.</summary>
    /// <param name="call">The call. Its token is cancelled when it takes too long or is no longer wanted.</param>
    /// <param name="timeout">How long it may take; <see cref="Timeout.InfiniteTimeSpan"/>: until <paramref name="cancellationToken"/>.</param>
    /// <param name="scope">Who is called.</param>
    /// <param name="cancellationToken">Ends the wait at once.</param>
    /// <exception cref="ProviderLimitException">It took too long.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async ValueTask<T> RunAsync<T>(
        Func<CancellationToken, ValueTask<T>> call, TimeSpan timeout, ProviderScope scope, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var life = new SafeCancellation(scope.Time, scope.Logger, cancellationToken);
        try
        {
            ValueTask<T> pending = call(life.Token);
            if (pending.IsCompleted)
            {
                return await pending.ConfigureAwait(false);
            }

            Task<T> running = pending.AsTask();
            life.CancelAfter(timeout);
            await Task.WhenAny(running, life.WhenCancelled()).ConfigureAwait(false);
            if (running.IsCompleted)
            {
                return await running.ConfigureAwait(false);
            }

#pragma warning disable CA2025 // A provider that was left behind may still look at its token, which outlives its source.
            _ = LeftBehind.ObserveAsync(running, scope);
#pragma warning restore CA2025
            throw new OperationCanceledException(life.Token);
        }
        catch (Exception exception) when (life.IsTimedOut && !cancellationToken.IsCancellationRequested)
        {
            throw new ProviderLimitException(ProviderLimit.Call, scope.Key.Provider, exception);
        }
        catch (Exception exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException("The caller cancelled.", exception, cancellationToken);
        }
        catch (OperationCanceledException exception)
        {
            throw new ProviderLimitException(ProviderLimit.OwnTimeout, scope.Key.Provider, exception);
        }
    }

    /// <summary>Makes a call without a result.</summary>
    public static async ValueTask RunAsync(
        Func<CancellationToken, ValueTask> call, TimeSpan timeout, ProviderScope scope, CancellationToken cancellationToken)
        => await RunAsync(
            async token =>
            {
                await call(token).ConfigureAwait(false);
                return true;
            },
            timeout,
            scope,
            cancellationToken).ConfigureAwait(false);
}
