using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace AvatarKit;

/// <summary>What sessions ask of the rest: answers, words said as they are, and the record of what was heard.</summary>
internal sealed class SessionBackend(
    IConversationEngine engine,
    IConversationStore store,
    TimeProvider time,
    ILogger<AvatarSession>? logger = null,
    IVerbatimSpeaker? speaker = null,
    ITurnCutter? cutter = null)
{
    // A store that does not answer must not keep the person from being answered.
    private static readonly TimeSpan StoreTimeout = TimeSpan.FromSeconds(10);

    public TimeProvider Time => time;

    public ILogger Logger { get; } = logger ?? NullLogger<AvatarSession>.Instance;

    public bool CanSpeak => speaker is not null;

    public IAsyncEnumerable<AvatarResponseUpdate> Answer(SessionTurn turn) => turn.SpokenText is { } text
        ? speaker!.SpeakAsync(turn.Request, text, turn.IsRemembered, turn.Stop)
        : engine.GetStreamingResponseAsync(turn.Request, turn.Stop);

    /// <summary>The conversation's latest turn.</summary>
    public async Task<ConversationTurn?> LatestAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(StoreTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        ConversationWindow window = await store.GetWindowAsync(key, 1, both.Token).AsTask().WaitAsync(both.Token).ConfigureAwait(false);
        return window.Turns.Count == 0 ? null : window.Turns[^1];
    }

    /// <summary>Cuts a stored answer where it was heard to.</summary>
    /// <returns>Whether that could be done: an answer the conversation has gone on from stays as it is.</returns>
    public async Task<bool> CutAsync(ConversationKey key, SessionTurn turn)
    {
        try
        {
            ConversationTurn? stored = await LatestAsync(key, CancellationToken.None).ConfigureAwait(false);
            if (stored is not { Status: TurnStatus.Completed, Result: { } result } || stored.TurnId != turn.TurnId)
            {
                return stored?.TurnId == turn.TurnId;
            }

            string heard = result.Answer[..Math.Clamp(turn.HeardBefore, 0, result.Answer.Length)];
            string cut = turn.Timeline.CutAt(result.Answer);
            heard = cut.Length > heard.Length ? cut : heard.TrimEnd();
            if (heard.Length >= result.Answer.TrimEnd().Length)
            {
                return true;
            }

            using var timeout = new CancellationTokenSource(StoreTimeout, time);
            if (cutter is not null)
            {
                Task<long> cutting = cutter.CutTurnAsync(key, turn.TurnId, stored.Attempt, heard, timeout.Token).AsTask();
                await cutting.WaitAsync(timeout.Token).ConfigureAwait(false);
            }

            return cutter is not null;
        }
        catch (Exception exception)
        {
            SessionLog.NotCut(Logger, turn.TurnId, (exception as AvatarKitException)?.Code ?? "session.not_cut", exception.GetType().Name);
            return false;
        }
    }
}
