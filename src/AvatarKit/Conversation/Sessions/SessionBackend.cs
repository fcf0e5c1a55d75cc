using Microsoft.Extensions.Logging;

namespace AvatarKit;

/// <summary>What sessions ask of the rest: answers, who the avatar is, and the record of what was heard.</summary>
internal sealed class SessionBackend(
    IConversationEngine engine, ConversationCalls conversations, AvatarSettings settings, Redactions redactions, TimeProvider time,
    ILogger<AvatarSession>? logger = null)
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

    public async ValueTask<bool> RateAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken)
    {
        TurnRating stored = await StoredRedaction.ForStoreAsync(redactions, key, rating, cancellationToken).ConfigureAwait(false);
        return await conversations.RateTurnAsync(settings.Current.Options, key, turnId, stored, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether what the client is given differs from what is stored.</summary>
    public bool StoresPlaceholders => redactions.Options.Store;

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

            string heard = await HeardOfAsync(key, result.Answer, turn).ConfigureAwait(false);
            if (heard.Length < result.Answer.TrimEnd().Length)
            {
                await conversations.CutTurnAsync(
                    settings.Current.Options, key, turn.TurnId, stored.Attempt, heard, CancellationToken.None).ConfigureAwait(false);
            }

            return true;
        }
        catch (Exception exception)
        {
            SessionLog.NotCut(Logger, turn.TurnId, ErrorText.For(exception));
            return false;
        }
    }

    /// <summary>What was heard, as the beginning of the stored answer, which may have placeholders where the person heard values.</summary>
    private async ValueTask<string> HeardOfAsync(ConversationKey key, string answer, SessionTurn turn)
    {
        if (turn.Said is not { } said || turn.IsReplay)
        {
            return HeardOf(answer, turn);
        }

        var scope = new RedactionScope(key, turn.Request.Locale ?? ProfileOf(turn.Request.AvatarId).Locale);
        string heard = HeardOf(said.ToString(), turn);
        return await redactions.StoredBeginningAsync(heard, answer, scope, CancellationToken.None).ConfigureAwait(false);
    }

    /// <summary>What was heard of an answer, now or before it was given again.</summary>
    private static string HeardOf(string answer, SessionTurn turn)
    {
        string before = answer[..Math.Clamp(turn.HeardBefore, 0, answer.Length)];
        string cut = turn.Timeline.CutAt(answer);
        return cut.Length > before.Length ? cut : before.TrimEnd();
    }
}
