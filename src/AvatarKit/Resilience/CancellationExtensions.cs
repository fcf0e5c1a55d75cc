using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>Cancels without letting what hangs on the token throw, or hold the caller.</summary>
internal static class CancellationExtensions
{
    /// <summary>Cancels at once; what is registered on the token runs on the thread pool,
    /// and what it throws is logged and goes no further.</summary>
    /// <remarks>
    /// A provider may register anything on its token, for example to kill a process that is already dead.
    /// Thrown out of a timer it would end the host's process, thrown out of a caller's own Cancel() it would hit the caller.
    /// A source that was disposed is left as it is.
    /// </remarks>
    public static void CancelQuietly(this CancellationTokenSource source, ILogger? logger = null)
    {
        Task callbacks;
        try
        {
            callbacks = source.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            return;
        }

        if (!callbacks.IsCompletedSuccessfully)
        {
            _ = ObserveAsync(callbacks, logger);
        }
    }

    private static async Task ObserveAsync(Task callbacks, ILogger? logger)
    {
        try
        {
            await callbacks.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            if (logger is not null)
            {
                ResilienceLog.CallbackThrew(logger, ErrorText.For(exception));
            }
        }
    }
}
