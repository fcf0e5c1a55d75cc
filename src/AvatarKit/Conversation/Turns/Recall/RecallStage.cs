namespace AvatarKit;

/// <summary>The recall stage: reads what was said before and puts the message into the store.</summary>
internal sealed class RecallStage(
    ConversationCalls conversations, OwedEnds owed, AttachmentKeeper attachments, ITokenCounter tokens, Disclosures disclosures, EngineLog log,
    TimeProvider time)
{
    /// <summary>So many writers of other processes may come between before the turn gives up.</summary>
    private const int MaxConflicts = 32;

    private const int LongestWaitMilliseconds = 250;

    public async Task RunAsync(TurnContext turn)
    {
        using TurnScope scope = turn.Enter(TurnStage.Recall);
        CancellationToken cancellationToken = turn.Tokens.Stopped;
        var record = new TurnRecord(turn, conversations, owed);
        turn.Record = record;
        if (turn.Request.Remember)
        {
            using (turn.Place)
            {
                await turn.Place.WaitAsync(cancellationToken).ConfigureAwait(false);
                await OpenAsync(turn, record, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            turn.Place.Dispose();
            await ReadPastAsync(turn, record, cancellationToken).ConfigureAwait(false);
        }

        await record.RedactPastAsync(cancellationToken).ConfigureAwait(false);
        if (record.Stored is null && turn.Request.Remember)
        {
            record.Attachments = attachments.KeepAsync(turn);
        }

        log.Message(turn.TurnId, turn.LoggedMessage);
        turn.Output.Start(new TurnStarted
        {
            TurnId = turn.TurnId,
            ConversationId = turn.Key.ConversationId,
            IsReplay = record.Stored is not null,
            TraceId = AvatarTelemetry.CurrentTraceId,
            Disclosure = disclosures.For(turn),
        });
    }

    /// <summary>A turn that is not kept: a model still sees what was said before.</summary>
    private async Task ReadPastAsync(TurnContext turn, TurnRecord record, CancellationToken cancellationToken)
    {
        if (turn.Request.Verbatim is null)
        {
            HistoryOptions history = turn.Options.History;
            ConversationWindow window =
                await conversations.GetWindowAsync(turn.Options, turn.Key, history.MaxTurns, cancellationToken).ConfigureAwait(false);
            record.See(Fit(turn, window));
        }
        else
        {
            record.See(HistoryWindow.Empty);
        }
    }

    /// <summary>What was said before; where the caller tells it, no summary of it is made.</summary>
    private HistoryWindow Fit(TurnContext turn, ConversationWindow window)
    {
        HistoryOptions history = turn.Options.History;
        IReadOnlyList<ConversationTurn> told = turn.Request.Past;
        return told.Count == 0
            ? HistoryWindow.Fit(window, turn.TurnId, history, tokens)
            : HistoryWindow.Fit(window with { Turns = [.. told.TakeLast(history.MaxTurns)] }, turn.TurnId, history, tokens) with
            {
                ToSummarize = [],
            };
    }

    /// <summary>Again whenever a turn of another process came between.</summary>
    private async Task OpenAsync(TurnContext turn, TurnRecord record, CancellationToken cancellationToken)
    {
        HistoryOptions history = turn.Options.History;
        await owed.SettleAsync(turn, cancellationToken).ConfigureAwait(false);
        for (int conflicts = 0; ; conflicts++)
        {
            ConversationWindow window =
                await conversations.GetWindowAsync(turn.Options, turn.Key, history.MaxTurns, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = time.GetUtcNow();
            var start = new TurnStart
            {
                TurnId = turn.TurnId,
                Message = turn.StoredMessage,
                StartedAt = now,
                AskedAt = turn.AskedAt,
                TakeOverBefore = now - turn.Options.Limits.TurnTimeout,
            };
            record.NoteTried(start);
            try
            {
                TurnStartResult started = await conversations.StartTurnAsync(
                    turn.Options, turn.Key, start, window.Version, cancellationToken).ConfigureAwait(false);
                record.Note(started, turn.StoredMessage, Fit(turn, window));
                return;
            }
            catch (ErasedException)
            {
                record.NoteRefused();
                throw;
            }
            catch (ConversationConflictException conflict) when (conflicts >= MaxConflicts)
            {
                // Nothing of it was stored, and nothing was spent on it.
                record.NoteRefused();
                throw new TurnRefusedException(
                    "conversation.conflict",
                    $"Other nodes have added to the conversation {conflicts + 1} times while this turn was about to. Try again in a moment.",
                    conflict)
                {
                    RetryAfter = TimeSpan.FromSeconds(1),
                };
            }
            catch (ConversationConflictException)
            {
                record.NoteRefused();
                int wait = Random.Shared.Next(1, Math.Min(LongestWaitMilliseconds, 10 << Math.Min(conflicts, 10)) + 1);
                await Task.Delay(TimeSpan.FromMilliseconds(wait), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
