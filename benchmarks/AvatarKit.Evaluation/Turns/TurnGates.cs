namespace AvatarKit.Evaluation;

/// <summary>Where all turns wait to be measured. Thread-safe.</summary>
internal sealed class TurnGates
{
    private readonly TaskCompletionSource begin = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource listen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int asked;
    private int heard;
    private int ending;

    /// <summary>How many models were asked.</summary>
    public int Asked => Volatile.Read(ref asked);

    /// <summary>How many clients have their first speech, or ended without.</summary>
    public int Heard => Volatile.Read(ref heard);

    /// <summary>How many models wait before their last sentence.</summary>
    public int Ending => Volatile.Read(ref ending);

    /// <summary>Before a model's first word.</summary>
    public Task BeginAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        return begin.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Before a client reads on after its first speech.</summary>
    public Task ListenAsync()
    {
        Interlocked.Increment(ref heard);
        return listen.Task;
    }

    /// <summary>Before a model's last sentence.</summary>
    public Task EndAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref ending);
        return end.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Counts a client that ended before it heard anything.</summary>
    public void NoteSilent() => Interlocked.Increment(ref heard);

    public void OpenBegin() => begin.SetResult();

    public void OpenListen() => listen.SetResult();

    public void OpenEnd() => end.SetResult();
}
