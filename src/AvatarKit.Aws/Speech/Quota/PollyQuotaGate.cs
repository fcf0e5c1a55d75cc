namespace AvatarKit.Aws;

/// <summary>Lets requests out at an engine's pace, first come first served: a bucket of tokens and a bound on those under way.
/// Thread-safe.</summary>
/// <remarks>
/// A token comes back as long after it was spent as the whole bucket takes to fill, not before:
/// so that no second holds more requests than the quota has, which a bucket that fills steadily does not keep to after a pause.
/// </remarks>
internal sealed class PollyQuotaGate : IDisposable
{
    /// <summary>Kept for requests that leave a second apart and arrive closer.</summary>
    private static readonly TimeSpan Jitter = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly LinkedList<TaskCompletionSource> waiting = new();
    private readonly Queue<long> spent = new();
    private readonly TimeProvider time;
    private readonly ITimer timer;
    private readonly long back;
    private readonly int burst;
    private readonly int concurrency;
    private int underWay;

    public PollyQuotaGate(PollyQuota quota, TimeProvider time)
    {
        this.time = time;
        burst = quota.Burst;
        concurrency = quota.Concurrency;
        back = (long)Math.Ceiling(((burst / quota.RequestsPerSecond) + Jitter.TotalSeconds) * time.TimestampFrequency);
        timer = time.CreateTimer(static self => ((PollyQuotaGate)self!).LetOut(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                return waiting.Count;
            }
        }
    }

    /// <summary>Waits for a turn. Disposing what is returned ends the request.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled while waiting; the place in the queue is given up.</exception>
    public async ValueTask<Turn> EnterAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource> place;
        lock (gate)
        {
            if (waiting.Count == 0 && TryTake())
            {
                return new Turn(Leave);
            }

            place = waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            WakeLater();
        }

        using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), place.Value))
        {
            try
            {
                await place.Value.Task.ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                lock (gate)
                {
                    // A place that was served has left the queue already.
                    if (place.List is not null)
                    {
                        waiting.Remove(place);
                    }
                }

                throw;
            }
        }

        return new Turn(Leave);
    }

    public void Dispose() => timer.Dispose();

    private void Leave()
    {
        lock (gate)
        {
            underWay--;
        }

        LetOut();
    }

    private void LetOut()
    {
        lock (gate)
        {
            while (waiting.First is { } first)
            {
                // One that was cancelled in the meantime must not take a token with it.
                if (first.Value.Task.IsCompleted)
                {
                    waiting.RemoveFirst();
                }
                else if (TryTake())
                {
                    waiting.RemoveFirst();
                    if (!first.Value.TrySetResult())
                    {
                        underWay--;
                    }
                }
                else
                {
                    break;
                }
            }

            WakeLater();
        }
    }

    private bool TryTake()
    {
        long now = time.GetTimestamp();
        while (spent.TryPeek(out long returns) && returns <= now)
        {
            spent.Dequeue();
        }

        if (spent.Count >= burst || underWay >= concurrency)
        {
            return false;
        }

        spent.Enqueue(now + back);
        underWay++;
        return true;
    }

    private void WakeLater()
    {
        // Where only the bound on those under way holds the queue back, leaving wakes it.
        if (waiting.Count > 0 && spent.Count >= burst)
        {
            double ticks = spent.Peek() - time.GetTimestamp();
            timer.Change(TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(ticks * 1000 / time.TimestampFrequency))), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>A request that may be made now.</summary>
    internal sealed class Turn(Action leave) : IDisposable
    {
        private Action? leave = leave;

        public void Dispose() => Interlocked.Exchange(ref leave, null)?.Invoke();
    }
}
