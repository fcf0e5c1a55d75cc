namespace AvatarKit.Evaluation;

/// <summary>Providers that ignore their token wait here until the end of the run, and then fail. Thread-safe.</summary>
internal sealed class Deafness
{
    private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int open;

    /// <summary>How many streams of providers have been begun and not disposed.</summary>
    public int Open => Volatile.Read(ref open);

    /// <summary>Lets all go on, into a failure.</summary>
    public void End() => end.TrySetResult();

    public void Begin() => Interlocked.Increment(ref open);

    public void Close() => Interlocked.Decrement(ref open);

    public async Task WaitAsync()
    {
        await end.Task;
        throw new InvalidOperationException("Too late.");
    }
}
