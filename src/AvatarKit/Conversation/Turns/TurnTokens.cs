using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What ends a turn early: the person who interrupts, and its time. Thread-safe.</summary>
internal sealed class TurnTokens : IDisposable
{
    private readonly SafeCancellation interrupted;
    private readonly SafeCancellation timeout;
    private readonly SafeCancellation stopped;

    public TurnTokens(TimeSpan limit, TimeProvider time, ILogger logger, CancellationToken callToken, CancellationToken enumerationToken)
    {
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

    public void Dispose()
    {
        stopped.Dispose();
        timeout.Dispose();
        interrupted.Dispose();
    }
}
