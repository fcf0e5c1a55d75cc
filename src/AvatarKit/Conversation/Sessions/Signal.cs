namespace AvatarKit;

/// <summary>Wakes everybody who waits for something to change. Thread-safe.</summary>
internal sealed class Signal
{
    private volatile TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends with the next change. Take it before looking at what may change.</summary>
    public Task Next => next.Task;

    public void Set() => Interlocked.Exchange(ref next, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
}
