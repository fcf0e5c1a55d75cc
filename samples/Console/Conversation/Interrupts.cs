namespace AvatarKit.Samples.Console;

/// <summary>Ctrl-C: the first stops the answer, the next leaves.</summary>
internal sealed class Interrupts : IDisposable
{
    private readonly Lock gate = new();
    private CancellationTokenSource? answering;

    public Interrupts() => System.Console.CancelKeyPress += OnCancel;

    /// <summary>Begins an answer that Ctrl-C can stop.</summary>
    public CancellationToken Begin()
    {
        lock (gate)
        {
            answering?.Dispose();
            answering = new CancellationTokenSource();
            return answering.Token;
        }
    }

    public void End()
    {
        lock (gate)
        {
            answering?.Dispose();
            answering = null;
        }
    }

    public void Dispose()
    {
        System.Console.CancelKeyPress -= OnCancel;
        End();
    }

    /// <summary>Stops the answer, as the first Ctrl-C does.</summary>
    /// <returns>Whether there was one to stop.</returns>
    public bool Stop()
    {
        CancellationTokenSource? stopped;
        lock (gate)
        {
            stopped = answering is { IsCancellationRequested: false } ? answering : null;
        }

        // Not under the lock: what stops the answer runs here.
        try
        {
            stopped?.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The answer ended in this moment.
        }

        return stopped is not null;
    }

    private void OnCancel(object? sender, ConsoleCancelEventArgs e) => e.Cancel = Stop();
}
