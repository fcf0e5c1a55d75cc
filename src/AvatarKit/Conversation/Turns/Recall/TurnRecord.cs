namespace AvatarKit;

/// <summary>A turn's place in its conversation's history: opened with the message, closed with the answer.</summary>
internal sealed class TurnRecord(TurnContext turn, ConversationCalls conversations)
{
    private int attempt;

    /// <summary>Whether the attempt is this run's and not closed yet.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The turn as it had been answered before, if it had.</summary>
    public ConversationTurn? Stored { get; private set; }

    /// <summary>What the model sees of the past.</summary>
    public HistoryWindow History { get; private set; } = HistoryWindow.Empty;

    /// <summary>The summary of older turns that is made beside the turn; never fails.</summary>
    public Task Summary { get; set; } = Task.CompletedTask;

    /// <summary>What was sent along on its way into the asset store, beside the turn; never fails.</summary>
    public Task Attachments { get; set; } = Task.CompletedTask;

    /// <summary>Notes the past alone: the turn has no place in the store.</summary>
    public void See(HistoryWindow history) => History = history with { ToSummarize = [] };

    /// <summary>Notes the attempt that the store has begun, or the turn it had.</summary>
    /// <exception cref="InvalidAvatarRequestException">The turn's id stands for another message.</exception>
    /// <exception cref="TurnInProgressException">The turn is being answered elsewhere.</exception>
    public void Note(TurnStartResult start, string message, HistoryWindow history)
    {
        // Once the attempt is this run's, it is this run that closes it, also when it refuses.
        attempt = start.Turn.Attempt;
        IsOpen = start.Started;
        History = history;
        if (start.Turn.Message != message)
        {
            throw new InvalidAvatarRequestException(
                "turn.id_reused",
                $"Turn '{turn.TurnId}' of this conversation has another message. Give every message a turn id of its own.",
                nameof(AvatarRequest.TurnId));
        }

        if (!start.Started)
        {
            Stored =
                start.Turn.Status is TurnStatus.Completed or TurnStatus.Interrupted ? start.Turn : throw new TurnInProgressException(turn.TurnId);
        }
    }

    /// <summary>Stores how the turn ended; not interruptible, but bounded in time.</summary>
    public async Task CloseAsync(TurnResult result)
    {
        try
        {
            await conversations.CompleteTurnAsync(
                turn.Options, turn.Key, turn.TurnId, attempt, result, CancellationToken.None).ConfigureAwait(false);
        }
        finally
        {
            IsOpen = false;
        }
    }

    public ValueTask SaveSummaryAsync(ConversationSummary summary, CancellationToken cancellationToken)
        => conversations.SaveSummaryAsync(turn.Options, turn.Key, summary, cancellationToken);
}
