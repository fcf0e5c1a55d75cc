namespace AvatarKit;

/// <summary>What the engine asks of the conversation store: bounded in time, again where it may help, let go of when deaf,
/// and looked at after a doubtful write.</summary>
internal sealed class ConversationCalls(
    IConversationStore store, ProviderCalls calls, ProviderErrors errors, ExperimentWatch experiments, TurnRatings ratings)
{
    // A turn that was just written is among the last few.
    private const int LookBack = 20;

    // As exact as any store has to keep a moment.
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(1);

    private readonly StoreCalls calls = new(ProviderKind.ConversationStore, store, calls, errors);

    public ValueTask<ConversationWindow> GetWindowAsync(
        AvatarChatbotOptions options, ConversationKey conversation, int maxTurns, CancellationToken cancellationToken)
        => calls.CallAsync(options, token => store.GetWindowAsync(conversation, maxTurns, token), cancellationToken);

    public ValueTask<TurnStartResult> StartTurnAsync(
        AvatarChatbotOptions options, ConversationKey conversation, TurnStart turn, long expectedVersion, CancellationToken cancellationToken)
    {
        bool mayBeStored = false;
        return calls.CallAsync(
            options,
            async token =>
            {
                bool asksAgain = mayBeStored;
                mayBeStored = true;
                TurnStartResult result = await store.StartTurnAsync(conversation, turn, expectedVersion, token).ConfigureAwait(false);
                return asksAgain && IsOurs(result, turn) ? result with { Started = true } : result;
            },
            cancellationToken);
    }

    /// <summary>Stores how a turn ended. A store that fails may have stored it all the same: it is asked, and what it says counts.</summary>
    public async ValueTask<long> CompleteTurnAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId,
        int attempt, TurnResult result, CancellationToken cancellationToken, ProviderPolicy? policy = null)
    {
        try
        {
            long version = await calls.CallAsync(
                policy ?? ProviderPolicy.ForStore(options),
                options.Resilience.Store.Timeout,
                token => store.CompleteTurnAsync(conversation, turnId, attempt, result, token),
                cancellationToken).ConfigureAwait(false);
            experiments.Completed(options, conversation, turnId, result);
            return version;
        }
        catch (Exception exception) when (exception is not ConversationConflictException)
        {
            if (await FindStoredAsync(options, conversation, turnId, attempt, result).ConfigureAwait(false) is { } version)
            {
                return version;
            }

            throw;
        }
    }

    public async ValueTask<long> CutTurnAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId, int attempt, string heard, CancellationToken cancellationToken)
    {
        long version = await calls.CallAsync(
            options, token => store.CutTurnAsync(conversation, turnId, attempt, heard, token), cancellationToken).ConfigureAwait(false);
        experiments.Cut(conversation, turnId);
        return version;
    }

    public async ValueTask<bool> RateTurnAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId, TurnRating rating, CancellationToken cancellationToken)
    {
        bool isRated = await calls.CallAsync(
            options, token => store.RateTurnAsync(conversation, turnId, rating, token), cancellationToken).ConfigureAwait(false);
        if (isRated)
        {
            await ratings.TellAsync(conversation, turnId, rating.Score, cancellationToken).ConfigureAwait(false);
        }

        return isRated;
    }

    public ValueTask SaveSummaryAsync(
        AvatarChatbotOptions options, ConversationKey conversation, ConversationSummary summary, CancellationToken cancellationToken)
        => new(calls.CallAsync(
            options,
            async token =>
            {
                await store.SaveSummaryAsync(conversation, summary, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).AsTask());

    /// <summary>The attempt that a start may have begun without the store's saying so; <see langword="null"/>: there is none.</summary>
    public async ValueTask<int?> FindStartedAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId, DateTimeOffset startedAt, CancellationToken cancellationToken)
    {
        ConversationWindow window = await GetWindowAsync(options, conversation, LookBack, cancellationToken).ConfigureAwait(false);
        return window.Turns.LastOrDefault(turn => turn.TurnId == turnId) is { Status: TurnStatus.Pending } stored
            && (stored.StartedAt - startedAt).Duration() < SameMoment
                ? stored.Attempt
                : null;
    }

    // A store may have stored the turn and failed to say so: asked again, it finds an attempt under way that is this very one.
    private static bool IsOurs(TurnStartResult result, TurnStart turn)
        => result is { Started: false, Turn.Status: TurnStatus.Pending } && (result.Turn.StartedAt - turn.StartedAt).Duration() < SameMoment;

    private async ValueTask<long?> FindStoredAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId, int attempt, TurnResult result)
    {
        try
        {
            ConversationWindow window = await calls.CallAsync(
                ProviderPolicy.Once,
                options.Resilience.Store.Timeout / 2,
                token => store.GetWindowAsync(conversation, LookBack, token),
                CancellationToken.None).ConfigureAwait(false);
            ConversationTurn? stored = window.Turns.LastOrDefault(turn => turn.TurnId == turnId);
            return stored is not null && stored.Attempt == attempt && stored.Status == result.Status && !(stored.StartedAt > result.BegunAt)
                ? window.Version
                : null;
        }
        catch (Exception)
        {
            // The first failure is the one to tell.
            return null;
        }
    }
}
