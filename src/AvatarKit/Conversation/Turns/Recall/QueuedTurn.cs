namespace AvatarKit;

/// <summary>A turn's place among those of its conversation. Disposing it, also more than once, lets the next one begin.</summary>
internal sealed class QueuedTurn(ConversationQueue queue, ConversationKey key, bool isRefused, int waiting) : IDisposable
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ConversationKey Key => key;

    /// <summary>Whether so many wait already that this one may not.</summary>
    public bool IsRefused => isRefused;

    /// <summary>Waits until all that came before have begun or gone.</summary>
    /// <exception cref="TurnRefusedException">Too many wait already.</exception>
    public Task WaitAsync(CancellationToken cancellationToken)
    {
        if (isRefused)
        {
            throw new TurnRefusedException(
                "conversation.busy",
                $"{waiting} turns of this conversation wait already, as many as may "
                    + "(AvatarChatbotOptions.Limits.MaxQueuedTurns). Try again in a moment.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }

        return begun.Task.IsCompleted ? Task.CompletedTask : WaitInLineAsync(cancellationToken);
    }

    public void Begin() => begun.TrySetResult();

    public void Dispose() => queue.Leave(this);

    private async Task WaitInLineAsync(CancellationToken cancellationToken)
    {
        TurnMetrics.BeginWait();
        try
        {
            await begun.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            TurnMetrics.EndWait();
        }
    }
}
