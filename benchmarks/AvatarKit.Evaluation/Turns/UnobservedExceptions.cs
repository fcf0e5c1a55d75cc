namespace AvatarKit.Evaluation;

/// <summary>Counts exceptions of tasks that nobody awaited. Disposing it stops that.</summary>
internal sealed class UnobservedExceptions : IDisposable
{
    private int count;

    public UnobservedExceptions() => TaskScheduler.UnobservedTaskException += Note;

    /// <summary>What the first one was, or <see langword="null"/>.</summary>
    public string? First { get; private set; }

    /// <summary>Collects what is garbage, which is when an exception turns out unobserved, and counts.</summary>
    public int Count()
    {
        for (int i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return Volatile.Read(ref count);
    }

    public void Dispose() => TaskScheduler.UnobservedTaskException -= Note;

    private void Note(object? sender, UnobservedTaskExceptionEventArgs e)
    {
        Interlocked.Increment(ref count);
        First ??= e.Exception.InnerException?.ToString();
        e.SetObserved();
    }
}
