using System.Runtime.CompilerServices;
using System.Text;

namespace AvatarKit;

/// <summary>Has one answer made for a session, until it was heard or interrupted, and sees to it that the store knows what was heard.</summary>
internal sealed class AnswerMaker(
    SessionBackend backend,
    SessionOutbox outbox,
    SessionOptions options,
    ConversationKey key,
    SessionPacing pacing,
    Func<SessionTurn, SessionTurn?>? interim)
{
    /// <summary>Makes the answer. Never fails.</summary>
    /// <param name="turn">The answer.</param>
    /// <param name="contentCame">Called when something of it is there.</param>
    public async Task RunAsync(SessionTurn turn, Action contentCame)
    {
        turn.Span.Begin();
        try
        {
            await PlayAsync(turn, contentCame).ConfigureAwait(false);
            if (turn.IsWhole && turn.IsInterrupted && !await backend.CutAsync(key, turn).ConfigureAwait(false))
            {
                Warn(turn, "session.not_cut");
            }
        }
        catch (Exception exception)
        {
            // An engine reports its failures as updates; one that throws breaks its contract, and the next question may go well.
            SessionLog.Failed(backend.Logger, turn.TurnId, ErrorText.For(exception));
            Warn(turn, (exception as AvatarKitException)?.Code ?? "session.turn_failed");
        }
        finally
        {
            turn.Span.End(turn);
        }
    }

    private async Task PlayAsync(SessionTurn turn, Action contentCame)
    {
        turn.Said = backend.StoresPlaceholders ? new StringBuilder() : null;
        var filter = new ReplayFilter(turn.HeardBefore);
        var bridge = new InterimReply(turn, interim, options.InterimReplyAfter, backend, outbox);
        await using ConfiguredAsyncDisposable bridgeEnd = bridge.ConfigureAwait(false);
        await foreach (AvatarResponseUpdate update in backend.Answer(turn).ConfigureAwait(false))
        {
            turn.NoteTakenIn();
            turn.Said?.Append((update as TextDelta)?.Text);
            turn.End ??= update as TurnEnded;
            turn.IsReplay |= update is TurnStarted { IsReplay: true };
            if (!turn.Wants(update))
            {
                continue;
            }

            if (update is TextDelta or SpeechSegment or VideoSegment or TurnEnded)
            {
                await bridge.EndAsync().ConfigureAwait(false);
                turn.HasContent |= update is not TurnEnded;
                contentCame();
            }

            foreach (SessionUpdate next in filter.Pass(update))
            {
                outbox.Post(next, () => turn.Wants(update));
            }

            await pacing.WaitAsync(turn, options.MaxSpeechAhead).ConfigureAwait(false);
        }

        // The turn lasts until it was heard.
        await pacing.WaitUntilHeardAsync(turn).ConfigureAwait(false);
    }

    private void Warn(SessionTurn turn, string code)
        => outbox.Post(new SessionNotice(SessionNoticeKind.Warning) { TurnId = turn.TurnId, Code = code });
}
