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

    private void OnCancel(object? sender, ConsoleCancelEventArgs e)
    {
        lock (gate)
        {
            if (answering is { IsCancellationRequested: false })
            {
                e.Cancel = true;
                answering.Cancel();
            }
        }
    }
}
