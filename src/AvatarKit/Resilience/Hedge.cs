using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Asks a second time where the first call takes long, and takes what comes first.</summary>
internal static class Hedge
{
    /// <summary>Runs <paramref name="first"/>, and beside it <paramref name="second"/> where the first has not ended after a time.</summary>
    /// <param name="first">The call. Its token lives as long as what it returns.</param>
    /// <param name="second">The other call.</param>
    /// <param name="after">How long the first may take alone.</param>
    /// <param name="discard">Is given what the slower one comes to after all.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Is told what callbacks throw.</param>
    /// <param name="cancellationToken">Ends both.</param>
    /// <returns>What the faster one came to. Where one fails, the other is waited for.</returns>
    public static async Task<T> RunAsync<T>(
        Func<CancellationToken, Task<T>> first,
        Func<CancellationToken, Task<T>> second,
        TimeSpan after,
        Func<T, ValueTask> discard,
        TimeProvider time,
        ILogger? logger,
        CancellationToken cancellationToken)
    {
#pragma warning disable CA2000 // The tokens are those of what is returned, and end with the caller's.
        var firstLife = new SafeCancellation(time, logger, cancellationToken);
        Task<T> one = first(firstLife.Token);
        if (await EndsWithinAsync(one, after, time, cancellationToken).ConfigureAwait(false))
        {
            return await one.ConfigureAwait(false);
        }

        var secondLife = new SafeCancellation(time, logger, cancellationToken);
#pragma warning restore CA2000
        Task<T> two = second(secondLife.Token);
        Task<T> faster = await Task.WhenAny(one, two).ConfigureAwait(false);
        Task<T> slower = faster == one ? two : one;
        if (faster.IsCompletedSuccessfully)
        {
            (faster == one ? secondLife : firstLife).Cancel();
            _ = DiscardAsync(slower, discard);
            return await faster.ConfigureAwait(false);
        }

        // It failed, and says why only where the other fails too.
        try
        {
            return await slower.ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return await one.ConfigureAwait(false);
        }
    }

    private static async Task<bool> EndsWithinAsync(Task task, TimeSpan time, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (task.IsCompleted)
        {
            return true;
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task pause = Task.Delay(time, clock, stop.Token);
        bool ended = await Task.WhenAny(task, pause).ConfigureAwait(false) == task || cancellationToken.IsCancellationRequested;
        await stop.CancelAsync().ConfigureAwait(false);
        return ended;
    }

    private static async Task DiscardAsync<T>(Task<T> slower, Func<T, ValueTask> discard)
    {
        try
        {
            await discard(await slower.ConfigureAwait(false)).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // It was called off.
        }
    }
}
