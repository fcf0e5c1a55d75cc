namespace AvatarKit.Testing;

internal sealed class ChaosConversationStore(IConversationStore inner, ChaosCalls calls) : DelegatingConversationStore(inner)
{
    public override ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.GetWindowAsync(key, maxTurns, cancellationToken), cancellationToken);

    public override ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.StartTurnAsync(key, turn, expectedVersion, cancellationToken), cancellationToken);

    public override ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.CompleteTurnAsync(key, turnId, attempt, result, cancellationToken), cancellationToken);

    public override ValueTask<long> CutTurnAsync(
        ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.CutTurnAsync(key, turnId, attempt, heard, cancellationToken), cancellationToken);

    public override ValueTask<bool> RateTurnAsync(
        ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.RateTurnAsync(key, turnId, rating, cancellationToken), cancellationToken);

    public override ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.SaveSummaryAsync(key, summary, cancellationToken), cancellationToken);

    public override IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => Inner.ListAsync(tenantId, userId, cancellationToken), spoil: null, cancellationToken);

    public override IAsyncEnumerable<ConversationTurn> ExportAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => calls.StreamAsync(() => Inner.ExportAsync(key, cancellationToken), spoil: null, cancellationToken);

    public override ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.EraseAsync(key, cancellationToken), cancellationToken);

    public override ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.EraseUserAsync(tenantId, userId, cancellationToken), cancellationToken);

    public override ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => calls.CallAsync(() => Inner.EraseInactiveAsync(lastActivityBefore, cancellationToken), cancellationToken);
}
