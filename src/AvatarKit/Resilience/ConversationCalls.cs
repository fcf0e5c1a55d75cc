namespace AvatarKit;

/// <summary>What the engine asks of the conversation store, with retries.</summary>
internal sealed class ConversationCalls(IConversationStore store, StorageCalls calls)
{
    // As exact as any store has to keep a moment.
    private static readonly TimeSpan SameMoment = TimeSpan.FromMilliseconds(1);

    public ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken)
        => calls.ExecuteAsync(token => store.GetWindowAsync(key, maxTurns, token), cancellationToken);

    public ValueTask<TurnStartResult> StartTurnAsync(ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken)
    {
        bool mayBeStored = false;
        return calls.ExecuteAsync(
            async token =>
            {
                try
                {
                    TurnStartResult result = await store.StartTurnAsync(key, turn, expectedVersion, token).ConfigureAwait(false);
                    return mayBeStored && IsOurs(result, turn) ? result with { Started = true } : result;
                }
                catch (Exception exception) when (ProviderFailure.IsTransient(exception))
                {
                    mayBeStored = true;
                    throw;
                }
            },
            cancellationToken);
    }

    public ValueTask<long> CompleteTurnAsync(ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken)
        => calls.ExecuteAsync(token => store.CompleteTurnAsync(key, turnId, attempt, result, token), cancellationToken);

    public ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken)
        => calls.ExecuteAsync(token => store.SaveSummaryAsync(key, summary, token), cancellationToken);

    // A store may have stored the turn and failed to say so: asked again, it finds an attempt under way that is this very one.
    private static bool IsOurs(TurnStartResult result, TurnStart turn)
        => result is { Started: false, Turn.Status: TurnStatus.Pending } && (result.Turn.StartedAt - turn.StartedAt).Duration() < SameMoment;
}
