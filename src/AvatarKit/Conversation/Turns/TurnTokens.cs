using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What ends a turn early: the person who interrupts, and its time. Thread-safe.</summary>
/// <remarks>
/// The time of a turn does not run while it waits for its client: an answer is paced by the ear.
/// A client that takes nothing for as long as a whole turn may take has gone.
/// </remarks>
internal sealed class TurnTokens : IDisposable
{
    private readonly Lock gate = new();
    private readonly TimeSpan limit;
    private readonly TimeProvider time;
    private readonly SafeCancellation interrupted;
    private readonly SafeCancellation timeout;
    private readonly SafeCancellation stopped;
    private long since;
    private TimeSpan left;
    private int waiting;

    public TurnTokens(TimeSpan limit, TimeProvider time, ILogger logger, CancellationToken callToken, CancellationToken enumerationToken)
    {
        this.limit = limit;
        this.time = time;
        left = limit;
        since = time.GetTimestamp();
        interrupted = new SafeCancellation(time, logger, callToken, enumerationToken);
        timeout = SafeCancellation.After(limit, time, logger);
        stopped = new SafeCancellation(time, logger, interrupted.Token, timeout.Token);
    }

    /// <summary>The person interrupted.</summary>
    public CancellationToken Interrupted => interrupted.Token;

    /// <summary>The turn must stop, for whatever reason.</summary>
    public CancellationToken Stopped => stopped.Token;

    public bool IsTimedOut => timeout.IsTimedOut;

    public void Interrupt() => interrupted.Cancel();

    /// <summary>Stops what is still running of a turn that ends early.</summary>
    public void Stop() => stopped.Cancel();

    /// <summary>The turn waits for its client from here on.</summary>
    public void BeginWait()
    {
        lock (gate)
        {
            if (waiting++ == 0)
            {
                left -= time.GetElapsedTime(since);
                timeout.CancelAfter(limit);
            }
        }
    }

    /// <summary>The client has taken what was waited with.</summary>
    public void EndWait()
    {
        lock (gate)
        {
            if (--waiting == 0)
            {
                since = time.GetTimestamp();
                timeout.CancelAfter(left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1));
            }
        }
    }

    public void Dispose()
    {
        stopped.Dispose();
        timeout.Dispose();
        interrupted.Dispose();
    }
}
