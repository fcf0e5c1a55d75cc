using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace AvatarKit;

/// <summary>The updates of a turn on their way to the client, so many at most.</summary>
internal sealed class TurnOutput(int capacity, TurnTokens tokens)
{
    private readonly Channel<TurnOutputItem> items = Channel.CreateBounded<TurnOutputItem>(
        new BoundedChannelOptions(capacity) { SingleReader = true });

    // The client has missed something: an interruption came before it was handed out.
    private bool misses;

    /// <summary>Waits until there may be something to take; <see langword="false"/>: there is no more.</summary>
    public ValueTask<bool> WaitToTakeAsync() => items.Reader.WaitToReadAsync(CancellationToken.None);

    /// <summary>Takes the next update for the client, if there is one now. What was made before an interruption but not yet handed out is stale
    /// and left out; a video goes on to its end, in which the mouth closes.</summary>
    public bool TryTake([NotNullWhen(true)] out AvatarResponseUpdate? update)
    {
        while (items.Reader.TryRead(out TurnOutputItem item))
        {
            update = item.Update;
            if (update is TurnStarted or VideoSegment or TurnEnded || (update is not null && !tokens.Interrupted.IsCancellationRequested))
            {
                return true;
            }

            misses |= update is not null;
            Settle(item.Taken);
        }

        update = null;
        return false;
    }

    /// <summary>Throws away what is left: nobody takes it.</summary>
    public async Task DrainAsync()
    {
        while (await WaitToTakeAsync().ConfigureAwait(false))
        {
            while (items.Reader.TryRead(out _))
            {
            }
        }
    }

    /// <summary>Hands on the first update. The conversation's id reaches the client also when the turn is interrupted at once.</summary>
    public void Start(TurnStarted started) => items.Writer.TryWrite(new TurnOutputItem(started, null));

    public ValueTask WriteAsync(AvatarResponseUpdate update, CancellationToken cancellationToken)
        => WriteAsync(new TurnOutputItem(update, null), cancellationToken);

    /// <summary>Waits until the client has taken everything so far: until then an interruption still counts.</summary>
    /// <exception cref="OperationCanceledException">An interruption kept something from the client, or the token was cancelled.</exception>
    public async Task WaitUntilTakenAsync(CancellationToken cancellationToken)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await WriteAsync(new TurnOutputItem(null, taken), cancellationToken).ConfigureAwait(false);
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

    /// <summary>Hands on the ending, where there is one, and closes the updates.</summary>
    public async Task EndAsync(TurnEnded? end)
    {
        if (end is not null)
        {
            await items.Writer.WriteAsync(new TurnOutputItem(end, null), CancellationToken.None).ConfigureAwait(false);
        }

        items.Writer.TryComplete();
    }

    /// <summary>An interruption is seen here before it has reached all that runs: who was kept from something has not taken the answer.</summary>
    private void Settle(TaskCompletionSource? taken)
    {
        if (misses)
        {
            taken?.TrySetCanceled(tokens.Interrupted);
        }
        else
        {
            taken?.TrySetResult();
        }
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
