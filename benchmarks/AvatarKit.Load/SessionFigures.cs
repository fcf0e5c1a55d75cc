namespace AvatarKit.Load;

/// <summary>What the live conversations measured together. Thread-safe.</summary>
internal sealed class SessionFigures
{
    private long bytes;
    private long broken;

    /// <summary>From the message to the answer's first text.</summary>
    public Latencies FirstText { get; } = new();

    /// <summary>From the message to the answer's first sound.</summary>
    public Latencies FirstSound { get; } = new();

    /// <summary>From the message to the answer's end.</summary>
    public Latencies Ends { get; } = new();

    public long Bytes => Interlocked.Read(ref bytes);

    public long Broken => Interlocked.Read(ref broken);

    public void AddBytes(int count) => Interlocked.Add(ref bytes, count);

    public void AddBroken() => Interlocked.Increment(ref broken);
}
