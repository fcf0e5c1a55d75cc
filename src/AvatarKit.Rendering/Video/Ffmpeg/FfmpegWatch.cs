namespace AvatarKit.Rendering;

/// <summary>Ends an FFmpeg that neither takes nor gives anything although both are waiting for it. Thread-safe.</summary>
internal sealed class FfmpegWatch : IAsyncDisposable
{
    private readonly FfmpegProcess process;
    private readonly TimeSpan timeout;
    private readonly TimeProvider timeProvider;
    private readonly ITimer timer;
    private long writingSince = -1;
    private long readingSince = -1;

    public FfmpegWatch(FfmpegProcess process, TimeSpan timeout, TimeProvider timeProvider)
    {
        this.process = process;
        this.timeout = timeout;
        this.timeProvider = timeProvider;
        timer = timeProvider.CreateTimer(static watch => ((FfmpegWatch)watch!).Look(), this, timeout / 4, timeout / 4);
    }

    /// <summary>Whether it was ended for that reason.</summary>
    public bool IsStalled { get; private set; }

    /// <summary>Says whether something waits for FFmpeg to take its input, or to end after all of it.</summary>
    public void Writes(bool waits) => Volatile.Write(ref writingSince, waits ? timeProvider.GetTimestamp() : -1);

    /// <summary>Says whether something waits for FFmpeg's output. A reader that is slow itself does not.</summary>
    public void Reads(bool waits) => Volatile.Write(ref readingSince, waits ? timeProvider.GetTimestamp() : -1);

    public ValueTask DisposeAsync() => timer.DisposeAsync();

    private void Look()
    {
        if (IsOverdue(Volatile.Read(ref writingSince)) && IsOverdue(Volatile.Read(ref readingSince)))
        {
            IsStalled = true;
            process.Kill();
        }
    }

    private bool IsOverdue(long since) => since >= 0 && timeProvider.GetElapsedTime(since) > timeout;
}
