namespace AvatarKit.Load;

/// <summary>What became of requests. Thread-safe.</summary>
internal sealed class RequestFigures
{
    private int refused;
    private int refusedWithoutRetryAfter;
    private int failed;

    /// <summary>From the moment a request was due to the end of its answer.</summary>
    public Latencies Answered { get; } = new();

    public int Refused => Volatile.Read(ref refused);

    public int RefusedWithoutRetryAfter => Volatile.Read(ref refusedWithoutRetryAfter);

    public int Failed => Volatile.Read(ref failed);

    public void AddRefused(bool saysWhen)
    {
        Interlocked.Increment(ref refused);
        if (!saysWhen)
        {
            Interlocked.Increment(ref refusedWithoutRetryAfter);
        }
    }

    public void AddFailed() => Interlocked.Increment(ref failed);

    public override string ToString() => $"{Answered.Count} answered, {Answered}; {Refused} refused, {Failed} failed";
}
