using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Says "one moment" when the first of an answer takes long.</summary>
internal sealed class InterimReply : IAsyncDisposable
{
    private readonly CancellationTokenSource answered;
    private readonly Task speaking;

    public InterimReply(SessionTurn turn, Func<SessionTurn, SessionTurn?>? create, TimeSpan? after, SessionBackend backend, SessionOutbox outbox)
    {
        answered = CancellationTokenSource.CreateLinkedTokenSource(turn.Interrupted);
        speaking = after is { } delay && create is not null && turn.Request.Verbatim is null
            ? SpeakAsync(turn, create, delay, backend, outbox, answered.Token)
            : Task.CompletedTask;
    }

    /// <summary>The answer is there: nothing more is begun, and what was begun is said to its end first.</summary>
    public async Task EndAsync()
    {
        if (!speaking.IsCompleted)
        {
            await answered.CancelAsync().ConfigureAwait(false);
            await speaking.ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        answered.Dispose();
    }

    private static async Task SpeakAsync(
        SessionTurn turn,
        Func<SessionTurn, SessionTurn?> create,
        TimeSpan delay,
        SessionBackend backend,
        SessionOutbox outbox,
        CancellationToken answered)
    {
        await Task.Delay(delay, backend.Time, answered).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (answered.IsCancellationRequested || !turn.IsWanted || create(turn) is not { } interim)
        {
            return;
        }

        CancellationTokenRegistration stop = turn.Interrupted.UnsafeRegister(static state => ((SessionTurn)state!).Interrupt(), interim);
        await using ConfiguredAsyncDisposable stopEnd = stop.ConfigureAwait(false);
        try
        {
            await foreach (AvatarResponseUpdate update in backend.Answer(interim).ConfigureAwait(false))
            {
                outbox.Post(new SessionAnswer(update), () => turn.IsWanted);
            }
        }
        catch (Exception exception)
        {
            // The answer itself may still come.
            SessionLog.Failed(backend.Logger, interim.TurnId, ErrorText.For(exception));
        }
    }
}
