namespace AvatarKit;

/// <summary>A turn's place in its conversation's history: opened with the message, closed with the answer.</summary>
internal sealed class TurnLedger(TurnServices services, AvatarChatbotOptions options, ConversationKey key, string turnId)
{
    private const int MaxConflicts = 8;

    private int attempt;

    public ConversationKey Key => key;

    /// <summary>Whether the attempt is this run's and not closed yet.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>The turn as it had been answered before, if it had.</summary>
    public ConversationTurn? Stored { get; private set; }

    /// <summary>Reads the past and stores the message, again whenever another turn of the conversation came between.</summary>
    public async Task<HistoryWindow> OpenAsync(string message, CancellationToken cancellationToken)
    {
        for (int conflicts = 0; ; conflicts++)
        {
            ConversationWindow window = await services.Conversations.GetWindowAsync(key, options.History.MaxTurns, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = services.Time.GetUtcNow();
            try
            {
                TurnStartResult start = await services.Conversations.StartTurnAsync(
                    key,
                    new TurnStart { TurnId = turnId, Message = message, StartedAt = now, TakeOverBefore = now - options.Limits.TurnTimeout },
                    window.Version,
                    cancellationToken).ConfigureAwait(false);
                Note(start, message);
                return HistoryWindow.Fit(window, turnId, options.History, services.Tokens);
            }
            catch (ConversationConflictException) when (conflicts < MaxConflicts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(1, 10 << conflicts)), services.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Stores how the turn ended; not interruptible, but bounded in time.</summary>
    public async Task CloseAsync(TurnResult result)
    {
        using var timeout = new CancellationTokenSource(options.Resilience.Store.Timeout, services.Time);
        try
        {
            await services.Conversations.CompleteTurnAsync(key, turnId, attempt, result, timeout.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (timeout.IsCancellationRequested)
        {
            throw new StorageException(
                "storage.timeout", "The conversation store took longer than Resilience.Store.Timeout to store an answer.", isTransient: true, exception);
        }
        finally
        {
            IsOpen = false;
        }
    }

    public ValueTask SaveSummaryAsync(ConversationSummary summary, CancellationToken cancellationToken)
        => services.Conversations.SaveSummaryAsync(key, summary, cancellationToken);

    private void Note(TurnStartResult start, string message)
    {
        // Once the attempt is this run's, it is this run that closes it, also when it refuses.
        attempt = start.Turn.Attempt;
        IsOpen = start.Started;
        if (start.Turn.Message != message)
        {
            throw new InvalidAvatarRequestException(
                "turn.id_reused", $"Turn '{turnId}' of this conversation has another message. Give every message a turn id of its own.", nameof(AvatarRequest.TurnId));
        }

        if (!start.Started)
        {
            Stored = start.Turn.Status is TurnStatus.Completed or TurnStatus.Interrupted ? start.Turn : throw new TurnInProgressException(turnId);
        }
    }
}
