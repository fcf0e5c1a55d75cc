namespace AvatarKit;

/// <summary>A turn in its order: admit → screen → recall → recognise → answer → deliver → remember; and its end where it does not come so
/// far.</summary>
internal sealed class TurnStages(
    ConsentStage consent, ScreenStage screen, RecallStage recall, Disclosures disclosures, RecogniseStage recognise, AnswerStage answer,
    DeliverStage deliver, RememberStage remember, TurnCosts costs, TurnRates rates, TurnLoad load, EngineLog log, TimeProvider time)
{
    /// <summary>Runs the turn. Never throws: every ending is an update.</summary>
    public async Task<TurnEnded> RunAsync(TurnContext turn)
    {
        TurnEnded end = await RunToEndAsync(turn).ConfigureAwait(false);
        await costs.SettleAsync(turn).ConfigureAwait(false);
        return end;
    }

    private async Task<TurnEnded> RunToEndAsync(TurnContext turn)
    {
        IDisposable? place = null;
        try
        {
            AdmitStage.Run(turn);
            rates.Admit(turn);
            place = load.Enter(turn);
            await consent.RunAsync(turn).ConfigureAwait(false);
            await costs.AdmitAsync(turn).ConfigureAwait(false);
            await screen.RunAsync(turn).ConfigureAwait(false);
            await recall.RunAsync(turn).ConfigureAwait(false);
#pragma warning disable CA2000 // Delivering it disposes of it.
            IAnswerSource source = await recognise.FindAsync(turn).ConfigureAwait(false)
                ?? await answer.OpenAsync(turn).ConfigureAwait(false);
#pragma warning restore CA2000
            await deliver.RunAsync(turn, disclosures.Announce(turn, source), turn.Tokens.Stopped).ConfigureAwait(false);
            return await remember.RunAsync(turn).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Who waits for this answer is not to wait for its end.
            GiveBack(turn);
            return await EndEarlyAsync(turn, exception).ConfigureAwait(false);
        }
        finally
        {
            place?.Dispose();
            GiveBack(turn);
        }
    }

    private void GiveBack(TurnContext turn)
    {
        try
        {
            turn.Facts.CacheLease?.Dispose();
        }
        catch (Exception exception)
        {
            log.WentWithout(turn.TurnId, "giving back its place in the response cache", exception);
        }
    }

    private async Task<TurnEnded> EndEarlyAsync(TurnContext turn, Exception exception)
    {
        turn.Tokens.Stop();
        TurnStage where = turn.Stage;
        Exception cause = Explain(turn, exception);
        if (turn.Tokens.Interrupted.IsCancellationRequested && where is not TurnStage.Remember)
        {
            try
            {
                return await remember.InterruptedAsync(turn).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                cause = failure;
                where = TurnStage.Remember;
            }
        }

        AvatarError error = TurnError.From(cause, where);
        string apology = SpokenReplies.Failure(turn.Avatar, turn.Locale, cause);
        Task store = StoreFailureAsync(turn, error);
        await ApologiseAsync(turn, cause, apology).ConfigureAwait(false);
        await store.ConfigureAwait(false);
        return TurnEnding.Failed(turn, error, apology);
    }

    private static Exception Explain(TurnContext turn, Exception exception)
        => turn.Tokens.IsTimedOut && exception is OperationCanceledException
            ? new TurnTimeoutException(turn.Options.Limits.TurnTimeout, exception)
            : exception;

    private async Task StoreFailureAsync(TurnContext turn, AvatarError error)
    {
        try
        {
            await remember.FailedAsync(turn, error).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            log.WentWithout(turn.TurnId, "storing that it failed", exception);
        }
    }

    /// <summary>The avatar says so aloud, unless the request was refused, the answer was whole, or nobody listens any more.</summary>
    private async Task ApologiseAsync(TurnContext turn, Exception cause, string apology)
    {
        bool isSpoken = cause is TurnRefusedException { SpokenReply: not null };
        bool isRefused = !isSpoken && (turn.Record is null || cause is TurnRefusedException);
        if (isRefused || turn.Facts.IsDelivered || apology.Length == 0 || turn.Outputs == AvatarOutputs.None)
        {
            return;
        }

        if (isSpoken)
        {
            // It never enters the conversation: who waits behind it need not wait while it is spoken.
            turn.Place.Dispose();
            turn.Output.Start(new TurnStarted
            {
                TurnId = turn.TurnId,
                ConversationId = turn.Key.ConversationId,
                TraceId = AvatarTelemetry.CurrentTraceId,
                Disclosure = disclosures.For(turn),
            });
        }

        using var limit = SafeCancellation.After(turn.Options.Resilience.Voice.SentenceTimeout, time, log.Logger, turn.Tokens.Interrupted);
        turn.Speech.Restart();
        try
        {
            var words = new ApologyAnswer(apology);
            await using (words.ConfigureAwait(false))
            {
                await deliver.RunAsync(turn, words, limit.Token).ConfigureAwait(false);
            }
        }
        catch (Exception exception)
        {
            log.WentWithout(turn.TurnId, "its apology", exception);
        }
    }
}
