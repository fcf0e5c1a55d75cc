namespace AvatarKit;

/// <summary>Ends what is someone else's, without being hurt or held by it.</summary>
internal static class ForeignEnd
{
    /// <summary>Disposes a foreign object. What it throws is logged; one that takes longer than the bound is left behind.</summary>
    public static async ValueTask DisposeAsync(IAsyncDisposable foreign, TimeSpan bound, ProviderScope scope)
    {
        try
        {
            ValueTask end = foreign.DisposeAsync();
            if (end.IsCompleted)
            {
                await end.ConfigureAwait(false);
                return;
            }

            Task ending = end.AsTask();
            if (await EndsAsync(ending, bound, scope.Time).ConfigureAwait(false))
            {
                await ending.ConfigureAwait(false);
            }
            else
            {
                _ = LeftBehind.ObserveAsync(ending, scope);
            }
        }
        catch (Exception exception)
        {
            if (scope.Logger is { } logger)
            {
                ResilienceLog.EndFailed(logger, scope.Key, ErrorText.For(exception));
            }
        }
    }

    private static async Task<bool> EndsAsync(Task ending, TimeSpan bound, TimeProvider time)
    {
        if (bound == Timeout.InfiniteTimeSpan)
        {
            return true;
        }

        using var stop = new CancellationTokenSource();
        Task late = Task.Delay(bound, time, stop.Token);
        bool ended = await Task.WhenAny(ending, late).ConfigureAwait(false) == ending;
        await stop.CancelAsync().ConfigureAwait(false);
        return ended;
    }
}
