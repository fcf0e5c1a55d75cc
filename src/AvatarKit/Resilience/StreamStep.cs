using System.Runtime.CompilerServices;
using System.Threading.Tasks.Sources;

namespace AvatarKit;

/// <summary>Waits for the steps of a foreign stream, one at a time, and lets go of one that takes too long or is no longer wanted.</summary>
/// <remarks>One object and one timer for all steps: a stream of a hundred words must not allocate a hundred of each.</remarks>
internal sealed class StreamStep : IValueTaskSource<bool>, IDisposable
{
    private const int Waiting = 1;
    private const int LetGo = 2;

    /// <summary>The bits of the state that say what it is. Those above count steps: a timer lets go of none but the one it looked at.</summary>
    private const int Kind = 3;

    private readonly TimeProvider time;
    private readonly StreamLimits limits;
    private readonly Func<ProviderLimit, Exception> onLate;
    private readonly Action onLetGo;
    private readonly Action stepEnded;
    private ManualResetValueTaskSourceCore<bool> core;
    private ConfiguredValueTaskAwaitable<bool>.ConfiguredValueTaskAwaiter step;
    private ITimer? timer;
    private int state;
    private long since;
    private long waited;
    private long due;

    /// <summary>Creates the wait.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="limits">How long is waited.</param>
    /// <param name="onLate">Makes the error of a bound that was passed.</param>
    /// <param name="onLetGo">Called when a step is let go of, before the caller goes on.</param>
    public StreamStep(TimeProvider time, StreamLimits limits, Func<ProviderLimit, Exception> onLate, Action onLetGo)
    {
        this.time = time;
        this.limits = limits;
        this.onLate = onLate;
        this.onLetGo = onLetGo;
        stepEnded = OnStepEnded;
    }

    /// <summary>Whether a step was let go of: the stream must not be touched until <see cref="OnLateEnd"/> has been called.</summary>
    public bool IsLetGo => (Volatile.Read(ref state) & Kind) == LetGo;

    /// <summary>Whether content has come: from then on <see cref="StreamLimits.BetweenItems"/> counts.</summary>
    public bool HasContent { get; set; }

    /// <summary>Called once when a step that was let go of has ended after all, with its result.</summary>
    public Action<Func<bool>>? OnLateEnd { get; set; }

    /// <summary>Waits for a step that has not ended yet.</summary>
    public ValueTask<bool> WaitAsync(ValueTask<bool> pending, CancellationToken cancellationToken)
    {
        core.Reset();
        step = pending.ConfigureAwait(false).GetAwaiter();
        since = time.GetTimestamp();

        // A timer left from an earlier step must not find that step's end.
        TimeSpan left = SetDue();
        Volatile.Write(ref state, unchecked((state & ~Kind) + Kind + 1) | Waiting);
        StartTimer(left);
        step.UnsafeOnCompleted(stepEnded);
        if (cancellationToken.IsCancellationRequested)
        {
            Abandon(new OperationCanceledException(cancellationToken));
        }

        return new ValueTask<bool>(this, core.Version);
    }

    /// <summary>Lets go of the step under way, if there is one.</summary>
    public void Abandon(Exception reason) => Abandon(Volatile.Read(ref state), reason);

    public void Dispose() => timer?.Dispose();

    bool IValueTaskSource<bool>.GetResult(short token)
    {
        waited += time.GetTimestamp() - since;
        return core.GetResult(token);
    }

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => core.OnCompleted(continuation, state, token, flags);

    private void Abandon(int seen, Exception reason)
    {
        if ((seen & Kind) == Waiting && Interlocked.CompareExchange(ref state, seen - Waiting + LetGo, seen) == seen)
        {
            onLetGo();

            // Whoever cancels, and the timer, must not run the turn.
            core.RunContinuationsAsynchronously = true;
            core.SetException(reason);
        }
    }

    private void OnStepEnded()
    {
        int seen = Volatile.Read(ref state);
        if ((seen & Kind) != Waiting || Interlocked.CompareExchange(ref state, seen - Waiting, seen) != seen)
        {
            OnLateEnd?.Invoke(() => step.GetResult());
            return;
        }

        bool result;
        try
        {
            result = step.GetResult();
        }
        catch (Exception exception)
        {
            core.SetException(exception);
            return;
        }

        core.SetResult(result);
    }

    private TimeSpan SetDue()
    {
        TimeSpan left = Left();
        Volatile.Write(ref due, left == Timeout.InfiniteTimeSpan ? long.MaxValue : since + ToTicks(left));
        return left;
    }

    private void StartTimer(TimeSpan left)
    {
        if (left == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        if (timer is null)
        {
            timer = Timers.Create(time, static state => ((StreamStep)state!).OnTimer(), this, left);
        }
        else
        {
            timer.Change(left, Timeout.InfiniteTimeSpan);
        }
    }

    private void OnTimer()
    {
        int seen = Volatile.Read(ref state);
        if ((seen & Kind) != Waiting)
        {
            return;
        }

        if (limits.AtWorkSince is { } atWorkSince && (atWorkSince() ?? time.GetTimestamp()) is var begun && begun > since)
        {
            since = begun;
            SetDue();
        }

        long remaining = Volatile.Read(ref due) - time.GetTimestamp();
        if (remaining > 0)
        {
            if (remaining < long.MaxValue / 2)
            {
                timer?.Change(TimeSpan.FromMilliseconds(Math.Ceiling(remaining * 1000d / time.TimestampFrequency)), Timeout.InfiniteTimeSpan);
            }

            return;
        }

        Abandon(seen, onLate(Passed()));
    }

    private TimeSpan Left()
    {
        TimeSpan next = HasContent ? limits.BetweenItems : Remaining(limits.FirstContent);
        TimeSpan whole = Remaining(limits.Whole);
        return next == Timeout.InfiniteTimeSpan || (whole != Timeout.InfiniteTimeSpan && whole < next) ? whole : next;
    }

    private ProviderLimit Passed()
    {
        TimeSpan whole = Remaining(limits.Whole);
        if (whole != Timeout.InfiniteTimeSpan && whole - time.GetElapsedTime(since) <= TimeSpan.Zero)
        {
            return ProviderLimit.Whole;
        }

        return HasContent ? ProviderLimit.BetweenItems : ProviderLimit.FirstContent;
    }

    private TimeSpan Remaining(TimeSpan limit)
    {
        if (limit == Timeout.InfiniteTimeSpan)
        {
            return limit;
        }

        TimeSpan left = limit - time.GetElapsedTime(0, waited);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private long ToTicks(TimeSpan span) => (long)(span.TotalSeconds * time.TimestampFrequency);
}
