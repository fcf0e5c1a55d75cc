namespace AvatarKit.Load;

/// <summary>What became of turns. Times are what is added to what the providers take, from the moment a turn was due. Thread-safe.</summary>
internal sealed class TurnFigures
{
    private int refused;
    private int failed;
    private string? firstFailure;

    public Latencies AddedToText { get; } = new();

    public Latencies AddedToSound { get; } = new();

    /// <summary>From the moment a turn was due to its end.</summary>
    public Latencies Ends { get; } = new();

    /// <summary>From the moment a turn was due to its refusal.</summary>
    public Latencies Refusals { get; } = new();

    /// <summary>Refused because there is too much to do.</summary>
    public int Refused => Volatile.Read(ref refused);

    public int Failed => Volatile.Read(ref failed);

    public void AddRefused(TimeSpan after)
    {
        Interlocked.Increment(ref refused);
        Refusals.Add(after);
    }

    public void AddFailed(string code)
    {
        Interlocked.CompareExchange(ref firstFailure, code, null);
        Interlocked.Increment(ref failed);
    }

    public override string ToString()
        => $"{Ends.Count} answered, added to the first text {AddedToText}, to the first sound {AddedToSound}; {Refused} refused, {Failed} failed"
            + (firstFailure is null ? "" : $" ({firstFailure})");
}
