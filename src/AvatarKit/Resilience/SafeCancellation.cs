using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>A token for foreign code: cancelled by callers, by a timer or by hand, and never hurt by what foreign code registers on it.
/// Thread-safe.</summary>
/// <remarks>
/// <see cref="CancellationTokenSource"/> runs what is registered on its token inside Cancel() and on its own timer. Here both run elsewhere, see
/// <see cref="CancellationExtensions.CancelQuietly"/>. Linked sources below such a token may be plain ones as long as they have no timer.
/// </remarks>
internal sealed class SafeCancellation : IDisposable
{
#pragma warning disable CA2213 // Its token may be used after disposal.
    private readonly CancellationTokenSource source = new();
#pragma warning restore CA2213
    private readonly TimeProvider time;
    private readonly ILogger? logger;
    private readonly CancellationTokenRegistration first;
    private readonly CancellationTokenRegistration second;
    private readonly Lock gate = new();
    private ITimer? timer;
    private TaskCompletionSource? cancelled;
    private bool disposed;
    private volatile bool timedOut;

    /// <summary>Creates a token that is cancelled with either of two others.</summary>
    /// <param name="time">The clock of <see cref="CancelAfter"/>.</param>
    /// <param name="logger">Is told what callbacks throw.</param>
    /// <param name="token">Cancels this one.</param>
    /// <param name="other">Cancels this one too.</param>
    public SafeCancellation(TimeProvider time, ILogger? logger = null, CancellationToken token = default, CancellationToken other = default)
    {
        this.time = time;
        this.logger = logger;
        Token = source.Token;
        first = token.UnsafeRegister(static state => ((SafeCancellation)state!).Cancel(), this);
        second = other.UnsafeRegister(static state => ((SafeCancellation)state!).Cancel(), this);
    }

    /// <summary>The token. May be used after disposal.</summary>
    public CancellationToken Token { get; }

    public bool IsCancellationRequested => Token.IsCancellationRequested;

    /// <summary>Whether it was the timer that cancelled.</summary>
    public bool IsTimedOut => timedOut;

    /// <summary>Creates a token that is cancelled after a time, or with another.</summary>
    public static SafeCancellation After(TimeSpan delay, TimeProvider time, ILogger? logger = null, CancellationToken token = default)
    {
        var cancellation = new SafeCancellation(time, logger, token);
        cancellation.CancelAfter(delay);
        return cancellation;
    }

    /// <summary>Ends with the cancellation, whatever hangs on the token:
    /// a callback of foreign code that blocks keeps those behind it from running.</summary>
    public Task WhenCancelled()
    {
        lock (gate)
        {
            cancelled ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (IsCancellationRequested)
            {
                cancelled.TrySetResult();
            }

            return cancelled.Task;
        }
    }

    /// <summary>Cancels. Returns at once and never throws.</summary>
    public void Cancel()
    {
        source.CancelQuietly(logger);
        lock (gate)
        {
            cancelled?.TrySetResult();
        }
    }

    /// <summary>Cancels after a time; a later call moves the moment. <see cref="Timeout.InfiniteTimeSpan"/>: not by time.</summary>
    public void CancelAfter(TimeSpan delay)
    {
        lock (gate)
        {
            if (disposed)
            {
                return;
            }

            if (timer is not null)
            {
                timer.Change(delay, Timeout.InfiniteTimeSpan);
            }
            else if (delay != Timeout.InfiniteTimeSpan)
            {
                timer = Timers.Create(time, static state => ((SafeCancellation)state!).OnTimer(), this, delay);
            }
        }
    }

    /// <summary>Lets go of callers' tokens and of the timer; does not cancel.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer?.Dispose();
        }

        // Unregister() does not wait for a callback under way, as Dispose() would.
        first.Unregister();
        second.Unregister();
    }

    private void OnTimer()
    {
        timedOut = !Token.IsCancellationRequested;
        Cancel();
    }
}
