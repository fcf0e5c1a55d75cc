using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What sessions ask of the rest: answers, who the avatar is, and the record of what was heard.</summary>
internal sealed class SessionBackend(
    IConversationEngine engine, ConversationCalls conversations, AvatarSettings settings, TimeProvider time, ILogger<AvatarSession>? logger = null)
{
    public TimeProvider Time => time;

    public ILogger Logger { get; } = QuietLogger.Over(logger);

    /// <summary>Who an avatar is.</summary>
    /// <exception cref="InvalidAvatarRequestException">There is no such avatar.</exception>
    public AvatarProfile ProfileOf(string? avatarId) => settings.Take(avatarId).Profile;

    public IAsyncEnumerable<AvatarResponseUpdate> Answer(SessionTurn turn) => engine.GetStreamingResponseAsync(turn.Request, turn.Stop);

    /// <summary>The conversation's latest turn.</summary>
    public async Task<ConversationTurn?> LatestAsync(ConversationKey key, CancellationToken cancellationToken)
    {
        ConversationWindow window = await conversations.GetWindowAsync(settings.Current.Options, key, 1, cancellationToken).ConfigureAwait(false);
        return window.Turns.Count == 0 ? null : window.Turns[^1];
    }

    public ValueTask<bool> RateAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken)
        => conversations.RateTurnAsync(settings.Current.Options, key, turnId, rating, cancellationToken);

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

            string heard = HeardOf(result.Answer, turn);
            if (heard.Length < result.Answer.TrimEnd().Length)
            {
                await conversations.CutTurnAsync(
                    settings.Current.Options, key, turn.TurnId, stored.Attempt, heard, CancellationToken.None).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception exception)
        {
            SessionLog.NotCut(Logger, turn.TurnId, (exception as AvatarKitException)?.Code ?? "session.not_cut", exception.GetType().Name);
            return false;
        }
    }

    /// <summary>What was heard of an answer, now or before it was given again.</summary>
    private static string HeardOf(string answer, SessionTurn turn)
    {
        string before = answer[..Math.Clamp(turn.HeardBefore, 0, answer.Length)];
        string cut = turn.Timeline.CutAt(answer);
        return cut.Length > before.Length ? cut : before.TrimEnd();
    }
}
