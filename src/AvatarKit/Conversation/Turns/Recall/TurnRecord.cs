namespace AvatarKit;

/// <summary>A turn's place in its conversation's history: opened with the message, closed with the answer.</summary>
internal sealed class TurnRecord(TurnContext turn, ConversationCalls conversations, OwedEnds owed)
{
    private bool isDoubtful;

    /// <summary>Whether the attempt is this run's and not closed yet.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Whether there is an attempt of this run's, or may be, that is not closed yet.</summary>
    public bool NeedsEnd => IsOpen || isDoubtful;

    /// <summary>Whether an attempt is this run's, closed or not, or the turn is one that is not kept: it is answered here.</summary>
    public bool IsStarted { get; private set; }

    /// <summary>The attempt's number; 0 for a turn that is not kept.</summary>
    public int Attempt { get; private set; }

    /// <summary>When the attempt began; where the store has failed to say whether it did, when it was to.</summary>
    public DateTimeOffset? StartedAt { get; private set; }

    /// <summary>The turn as it had been answered before, if it had.</summary>
    public ConversationTurn? Stored { get; private set; }

    /// <summary>What the model sees of the past.</summary>
    public HistoryWindow History { get; private set; } = HistoryWindow.Empty;

    /// <summary>The summary of older turns that is made beside the turn; never fails.</summary>
    public Task Summary { get; set; } = Task.CompletedTask;

    /// <summary>What was sent along on its way into the asset store, beside the turn; never fails.</summary>
    public Task Attachments { get; set; } = Task.CompletedTask;

    /// <summary>Notes the past alone: the turn has no place in the store.</summary>
    public void See(HistoryWindow history)
    {
        IsStarted = true;
        History = history with { ToSummarize = [] };
    }

    /// <summary>Where a model sees placeholders, it sees them in the past, too.</summary>
    public async Task RedactPastAsync(CancellationToken cancellationToken)
        => History = await StoredRedaction.ForModelAsync(turn.Redaction, History, turn.Avatar.Greeting, cancellationToken).ConfigureAwait(false);

    /// <summary>Notes the attempt that the store has begun, or the turn it had.</summary>
    /// <exception cref="InvalidAvatarRequestException">The turn's id stands for another message.</exception>
    /// <exception cref="TurnInProgressException">The turn is being answered elsewhere.</exception>
    public void Note(TurnStartResult start, string message, HistoryWindow history)
    {
        // Once the attempt is this run's, it is this run that closes it, also when it refuses.
        Attempt = start.Turn.Attempt;
        StartedAt = start.Turn.StartedAt;
        isDoubtful = false;
        IsStarted = start.Started;
        IsOpen = start.Started;
        History = history;
        if (!Placeholder.IsSame(start.Turn.Message, message))
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

    /// <summary>Notes an attempt that is about to begin: until the store says what it did, it may be there.</summary>
    public void NoteTried(TurnStart start)
    {
        StartedAt = start.StartedAt;
        isDoubtful = true;
    }

    /// <summary>Notes that the attempt is not there.</summary>
    public void NoteRefused() => isDoubtful = false;

    /// <summary>Stores how the turn ended; not interruptible, but bounded in time. What the store refuses is owed to it.</summary>
    public async Task CloseAsync(TurnResult result)
    {
        IsOpen = false;
        TurnResult stored = await ForStoreAsync(result with { BegunAt = StartedAt }).ConfigureAwait(false);
        if (isDoubtful)
        {
            isDoubtful = false;
            owed.Add(turn, attempt: null, stored);
            return;
        }

        try
        {
            await conversations.CompleteTurnAsync(
                turn.Options, turn.Key, turn.TurnId, Attempt, stored, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ConversationConflictException)
        {
            owed.Add(turn, Attempt, stored);
            throw;
        }
    }

    public async ValueTask SaveSummaryAsync(ConversationSummary summary, CancellationToken cancellationToken)
    {
        ConversationSummary stored = await StoredRedaction.ForStoreAsync(turn.Redaction, summary, cancellationToken).ConfigureAwait(false);
        await conversations.SaveSummaryAsync(
            turn.Options, turn.Key, stored with { BegunAt = turn.AskedAt }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What cannot be redacted is not kept; the turn has its end all the same.</summary>
    private async Task<TurnResult> ForStoreAsync(TurnResult result)
    {
        try
        {
            return await StoredRedaction.ForStoreAsync(turn.Redaction, result).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            AvatarError error = TurnError.From(exception, TurnStage.Remember);
            owed.Add(turn, isDoubtful ? null : Attempt, result with
            {
                Status = TurnStatus.Failed, Answer = "", Tools = [], ErrorCode = error.Code,
            });
            throw;
        }
    }
}
