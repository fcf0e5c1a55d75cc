namespace AvatarKit;

/// <summary>Tells a session when it has been idle, or open, for too long, and a while before. Thread-safe.</summary>
internal sealed class SessionLimits : IDisposable
{
    private readonly Lock gate = new();
    private readonly SessionOptions options;
    private readonly TimeProvider time;
    private readonly long openedAt;
    private readonly ITimer timer;
    private readonly Action<SessionLimit, TimeSpan> reached;
    private long? idleSince;
    private SessionLimit idleTold;
    private bool lengthTold;
    private bool disposed;

    /// <param name="options">The limits.</param>
    /// <param name="time">The clock.</param>
    /// <param name="reached">Told what was reached and how long is left.</param>
    public SessionLimits(SessionOptions options, TimeProvider time, Action<SessionLimit, TimeSpan> reached)
    {
        this.options = options;
        this.time = time;
        this.reached = reached;
        openedAt = time.GetTimestamp();
        idleSince = openedAt;
        timer = time.CreateTimer(static state => ((SessionLimits)state!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Arm();
    }

    /// <summary>Whether nobody speaks, or nobody is there to hear it.</summary>
    /// <param name="idle">Whether it is so.</param>
    /// <param name="isActivity">Whether somebody just did something: being idle begins anew.</param>
    public void Note(bool idle, bool isActivity)
    {
        lock (gate)
        {
            if (!idle)
            {
                idleSince = null;
            }
            else if (idleSince is null || isActivity)
            {
                idleSince = time.GetTimestamp();
            }

            // The avatar's own prompt is no activity: it is said once.
            idleTold = isActivity ? SessionLimit.None : idleTold;
        }

        Arm();
    }

    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            timer.Dispose();
        }
    }

    private void Look()
    {
        while (Next() is { Limit: not SessionLimit.None } due && due.After <= TimeSpan.Zero)
        {
            lock (gate)
            {
                if (disposed)
                {
                    return;
                }

                lengthTold |= due.Limit == SessionLimit.LengthNotice;
                idleTold = due.Limit is SessionLimit.IdlePrompt or SessionLimit.IdleNotice ? due.Limit : idleTold;
            }

            reached(due.Limit, due.Limit switch
            {
                SessionLimit.IdleNotice or SessionLimit.LengthNotice => options.NoticeBefore,
                _ => TimeSpan.Zero,
            });
            if (due.Limit is SessionLimit.Idle or SessionLimit.Length)
            {
                return;
            }
        }

        Arm();
    }

    private void Arm()
    {
        (SessionLimit limit, TimeSpan after) = Next();
        lock (gate)
        {
            if (!disposed && limit != SessionLimit.None)
            {
                timer.Change(after > TimeSpan.Zero ? after : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private (SessionLimit Limit, TimeSpan After) Next()
    {
        lock (gate)
        {
            TimeSpan open = time.GetElapsedTime(openedAt);
            (SessionLimit, TimeSpan) next = lengthTold
                ? (SessionLimit.Length, options.MaxDuration - open)
                : (SessionLimit.LengthNotice, options.MaxDuration - options.NoticeBefore - open);
            if (idleSince is not { } since)
            {
                return next;
            }

            TimeSpan idle = time.GetElapsedTime(since);
            Earlier(SessionLimit.Idle, options.IdleTimeout - idle);
            if (idleTold != SessionLimit.IdleNotice)
            {
                Earlier(SessionLimit.IdleNotice, options.IdleTimeout - options.NoticeBefore - idle);
            }

            if (idleTold == SessionLimit.None && options.IdlePromptAfter is { } prompt)
            {
                Earlier(SessionLimit.IdlePrompt, prompt - idle);
            }

            return next;

            void Earlier(SessionLimit limit, TimeSpan after) => next = after <= next.Item2 ? (limit, after) : next;
        }
    }
}
