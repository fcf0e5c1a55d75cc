namespace AvatarKit.Evaluation;

/// <summary>The emulated model's clock. It waits on it between two tokens, after the first was sent: so it knows when that was.</summary>
internal sealed class PacedClock : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<long> sent = [];

    /// <summary>Begins to count anew, for the next answer.</summary>
    public void Restart()
    {
        lock (gate)
        {
            sent.Clear();
        }
    }

    /// <summary>The timestamp at which a token had been sent, the first of an answer being number 1.</summary>
    public long SentAt(int token)
    {
        lock (gate)
        {
            return sent[token - 1];
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (gate)
        {
            sent.Add(GetTimestamp());
        }

        return System.CreateTimer(callback, state, dueTime, period);
    }
}
