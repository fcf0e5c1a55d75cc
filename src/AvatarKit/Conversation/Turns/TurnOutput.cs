using System.Threading.Channels;

namespace AvatarKit;

/// <summary>The updates of a turn on their way to the client, so many at most.</summary>
internal sealed class TurnOutput(int capacity, TurnTokens tokens)
{
    private readonly Channel<TurnOutputItem> items = Channel.CreateBounded<TurnOutputItem>(
        new BoundedChannelOptions(capacity) { SingleReader = true });

    public ChannelReader<TurnOutputItem> Reader => items.Reader;

    /// <summary>Hands on the first update. The conversation's id reaches the client also when the turn is interrupted at once.</summary>
    public void Start(TurnStarted started) => items.Writer.TryWrite(new TurnOutputItem(started, null));

    public ValueTask WriteAsync(AvatarResponseUpdate update, CancellationToken cancellationToken)
        => WriteAsync(new TurnOutputItem(update, null), cancellationToken);

    /// <summary>Waits until the client has taken everything so far: until then an interruption still counts.</summary>
    public async Task WaitUntilTakenAsync(CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(new TurnOutputItem(null, taken), cancellationToken).ConfigureAwait(false);
        if (!taken.Task.IsCompleted)
        {
            tokens.BeginWait();
            try
            {
                await taken.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                tokens.EndWait();
            }
        }
    }

    /// <summary>Hands on the ending, where there is one, and closes the updates.</summary>
    public async Task EndAsync(TurnEnded? end)
    {
        if (end is not null)
        {
            await items.Writer.WriteAsync(new TurnOutputItem(end, null), CancellationToken.None).ConfigureAwait(false);
        }

        items.Writer.TryComplete();
    }

    private ValueTask WriteAsync(TurnOutputItem item, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        return items.Writer.TryWrite(item) ? ValueTask.CompletedTask : WaitAndWriteAsync(item, cancellationToken);
    }

    private async ValueTask WaitAndWriteAsync(TurnOutputItem item, CancellationToken cancellationToken)
    {
        tokens.BeginWait();
        try
        {
            await items.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            tokens.EndWait();
        }
    }
}
