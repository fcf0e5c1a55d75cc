using System.Threading.Channels;

namespace AvatarKit;

/// <summary>The updates of a turn on their way to the client, so many at most.</summary>
internal sealed class TurnOutput(int capacity)
{
    private readonly Channel<TurnOutputItem> items = Channel.CreateBounded<TurnOutputItem>(new BoundedChannelOptions(capacity) { SingleReader = true });

    public ChannelReader<TurnOutputItem> Reader => items.Reader;

    /// <summary>Hands on the first update. The conversation's id reaches the client also when the turn is interrupted at once.</summary>
    public void Start(TurnStarted started) => items.Writer.TryWrite(new TurnOutputItem(started, null));

    public ValueTask WriteAsync(AvatarResponseUpdate update, CancellationToken cancellationToken)
        => items.Writer.WriteAsync(new TurnOutputItem(update, null), cancellationToken);

    /// <summary>Waits until the client has taken everything so far: until then an interruption still counts.</summary>
    public async Task WaitUntilTakenAsync(CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await items.Writer.WriteAsync(new TurnOutputItem(null, taken), cancellationToken).ConfigureAwait(false);
        await taken.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    public async Task EndAsync(TurnEnded end)
    {
        await items.Writer.WriteAsync(new TurnOutputItem(end, null), CancellationToken.None).ConfigureAwait(false);
        items.Writer.TryComplete();
    }
}
