namespace AvatarKit;

/// <summary>Asks the engine one question after another for a run, and finds out what became of each answer. Thread-safe.</summary>
internal sealed class WarmingAsker(IConversationEngine engine, WarmingRun run, WarmingJournal journal)
{
    /// <summary>Asks a question, and looks whether its answer is in the cache then.</summary>
    /// <exception cref="OperationCanceledException">The run was cancelled.</exception>
    public async Task<WarmingResult> AskAsync(WarmingQuestion question, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var turn = new WarmingTurn { Collects = run.CollectsBatch, Answers = run.BatchAnswers, Journal = journal };
        AvatarOutputs outputs = run.CollectsBatch ? AvatarOutputs.None : run.Outputs;
        TurnEnded end;
        try
        {
            end = await EndAsync(RequestOf(question, outputs) with { Warming = turn }, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // An engine of the host's round the engine.
            return new WarmingResult(question, WarmingOutcome.Failed) { Error = TurnError.From(exception, TurnStage.Admit), CostUsd = null };
        }

        var result = new WarmingResult(question, WarmingOutcome.NotCacheable)
        {
            Reason = turn.Reason,
            CostUsd = end.Cost.TotalUsd,
            BatchSavedUsd = SavedBy(turn, end.Cost),
            Degradations = end.Degradations,
        };
        return end switch
        {
            { Cache: not null } => result with { Outcome = WarmingOutcome.AlreadyThere },
            TurnFailed { Error.Exception: WarmingRefusedException } when turn.Request is { } request
                => result with { Outcome = WarmingOutcome.Collected, Request = request },
            TurnFailed { Error.Exception: WarmingRefusedException } => result,
            TurnFailed failed => result with { Outcome = WarmingOutcome.Failed, Error = failed.Error, Reason = null },
            _ => await CheckAsync(result, turn, cancellationToken).ConfigureAwait(false),
        };
    }

    private AvatarRequest RequestOf(WarmingQuestion question, AvatarOutputs outputs) => new()
    {
        Message = question.Text,
        UserId = run.UserId,
        TenantId = run.TenantId,
        AvatarId = question.AvatarId ?? run.AvatarId,
        Locale = question.Locale ?? run.Locale,
        Voice = run.Voice,
        Tags = question.Tags,
        Outputs = outputs,
        Remember = false,
    };

    private async Task<TurnEnded> EndAsync(AvatarRequest request, CancellationToken cancellationToken)
    {
        TurnEnded? end = null;
        await foreach (AvatarResponseUpdate update in engine.GetStreamingResponseAsync(request, cancellationToken).ConfigureAwait(false))
        {
            end = update as TurnEnded ?? end;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return end ?? throw new InvalidOperationException("The engine ended a turn without an ending (IConversationEngine).");
    }

    /// <summary>An answer was made and paid for: was it kept?</summary>
    private async Task<WarmingResult> CheckAsync(WarmingResult result, WarmingTurn turn, CancellationToken cancellationToken)
    {
        if (turn.Reason is null && turn.WasSeen && await IsKeptAsync(result.Question, cancellationToken).ConfigureAwait(false))
        {
            return result with { Outcome = WarmingOutcome.Made };
        }

        NotCachedReason reason = turn.Reason ?? NotCachedReason.NotKept;

        // What was made without a part, or found no room, may go better the next time.
        if (turn.Key is { } key && reason is not (NotCachedReason.NotKept or NotCachedReason.Degraded))
        {
            journal.Add(key, reason);
        }

        return result with { Reason = reason };
    }

    private async Task<bool> IsKeptAsync(WarmingQuestion question, CancellationToken cancellationToken)
    {
        AvatarRequest request = RequestOf(question, AvatarOutputs.None) with { Warming = new WarmingTurn { OnlyLooks = true } };
        return (await EndAsync(request, cancellationToken).ConfigureAwait(false)).Cache is not null;
    }

    private decimal? SavedBy(WarmingTurn turn, TurnCost cost)
        => turn.Answer is null || run.BatchAnswers is not { PriceFactor: > 0 and var factor } ? 0 : (cost.ModelUsd / factor) - cost.ModelUsd;
}
