namespace AvatarKit;

/// <summary>What the engine asks of the conversation store: bounded in time, again where it may help, let go of when deaf,
/// and looked at after a doubtful write.</summary>
internal sealed class ConversationCalls(IConversationStore store, ProviderCalls calls, ProviderErrors errors)
{
    private const string Setting = "AvatarChatbotOptions.Resilience.Store.Timeout";

    // A turn that was just written is among the last few.
    private const int LookBack = 20;

    // As exact as any store has to keep a moment.
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(1);

    private readonly ProviderKey key = new(ProviderKind.ConversationStore, store.GetType().Name);

    public ValueTask<ConversationWindow> GetWindowAsync(
        AvatarChatbotOptions options, ConversationKey conversation, int maxTurns, CancellationToken cancellationToken)
        => CallAsync(options, token => store.GetWindowAsync(conversation, maxTurns, token), cancellationToken);

    public ValueTask<TurnStartResult> StartTurnAsync(
        AvatarChatbotOptions options, ConversationKey conversation, TurnStart turn, long expectedVersion, CancellationToken cancellationToken)
    {
        bool mayBeStored = false;
        return CallAsync(
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
        int attempt, TurnResult result, CancellationToken cancellationToken)
    {
        try
        {
            return await CallAsync(
                options, token => store.CompleteTurnAsync(conversation, turnId, attempt, result, token), cancellationToken).ConfigureAwait(false);
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

    public ValueTask<long> CutTurnAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId, int attempt, string heard, CancellationToken cancellationToken)
        => CallAsync(options, token => store.CutTurnAsync(conversation, turnId, attempt, heard, token), cancellationToken);

    public ValueTask<bool> RateTurnAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId, TurnRating rating, CancellationToken cancellationToken)
        => CallAsync(options, token => store.RateTurnAsync(conversation, turnId, rating, token), cancellationToken);

    public ValueTask SaveSummaryAsync(
        AvatarChatbotOptions options, ConversationKey conversation, ConversationSummary summary, CancellationToken cancellationToken)
        => new(CallAsync(
            options,
            async token =>
            {
                await store.SaveSummaryAsync(conversation, summary, token).ConfigureAwait(false);
                return true;
            },
            cancellationToken).AsTask());

    // A store may have stored the turn and failed to say so: asked again, it finds an attempt under way that is this very one.
    private static bool IsOurs(TurnStartResult result, TurnStart turn)
        => result is { Started: false, Turn.Status: TurnStatus.Pending } && (result.Turn.StartedAt - turn.StartedAt).Duration() < SameMoment;

    private async ValueTask<long?> FindStoredAsync(
        AvatarChatbotOptions options, ConversationKey conversation, string turnId, int attempt, TurnResult result)
    {
        try
        {
            ConversationWindow window = await calls.CallAsync(
                key,
                ProviderPolicy.Once,
                options.Resilience.Store.Timeout / 2,
                token => store.GetWindowAsync(conversation, LookBack, token),
                CancellationToken.None).ConfigureAwait(false);
            ConversationTurn? stored = window.Turns.LastOrDefault(turn => turn.TurnId == turnId);
            return stored is not null && stored.Attempt == attempt && stored.Status == result.Status ? window.Version : null;
        }
        catch (Exception)
        {
            // The first failure is the one to tell.
            return null;
        }
    }

    private async ValueTask<T> CallAsync<T>(
        AvatarChatbotOptions options, Func<CancellationToken, ValueTask<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CallAsync(
                key, ProviderPolicy.ForStore(options), options.Resilience.Store.Timeout, call, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not (AvatarKitException or OperationCanceledException))
        {
            throw errors.OfStore(exception, key.Provider, Setting);
        }
    }
}
