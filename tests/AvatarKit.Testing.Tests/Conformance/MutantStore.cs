namespace AvatarKit.Testing.Tests.Conformance;

/// <summary>A store that does what it should until a part of it is replaced.</summary>
internal sealed class MutantStore : IConversationStore
{
    public IConversationStore Inner { get; } = new InMemoryConversationStore();

    public Func<ConversationKey, ConversationKey> ChangeKey { get; set; } = key => key;

    public Func<TurnResult, TurnResult> ChangeResult { get; set; } = result => result;

    public Func<ConversationTurn, ConversationTurn> ChangeTurn { get; set; } = turn => turn;

    public Func<ConversationWindow, ConversationWindow> ChangeWindow { get; set; } = window => window;

    public Func<ConversationKey, int, CancellationToken, ValueTask<ConversationWindow>>? Window { get; set; }

    public Func<ConversationKey, TurnStart, long, CancellationToken, ValueTask<TurnStartResult>>? Start { get; set; }

    public Func<ConversationKey, string, int, TurnResult, CancellationToken, ValueTask<long>>? Complete { get; set; }

    public Func<ConversationKey, string, int, string, CancellationToken, ValueTask<long>>? Cut { get; set; }

    public Func<ConversationKey, string, TurnRating, CancellationToken, ValueTask<bool>>? Rate { get; set; }

    public Func<ConversationKey, ConversationSummary, CancellationToken, ValueTask>? Save { get; set; }

    public Func<string, string, CancellationToken, IAsyncEnumerable<ConversationInfo>>? List { get; set; }

    public Func<ConversationKey, CancellationToken, IAsyncEnumerable<ConversationTurn>>? Export { get; set; }

    public Func<ConversationKey, CancellationToken, ValueTask<bool>>? Erase { get; set; }

    public Func<string, string, CancellationToken, ValueTask<int>>? EraseUser { get; set; }

    public Func<DateTimeOffset, CancellationToken, ValueTask<int>>? EraseInactive { get; set; }

    public async ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        => ChangeWindow(await (Window ?? Inner.GetWindowAsync)(ChangeKey(key), maxTurns, cancellationToken));

    public ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
        => (Start ?? Inner.StartTurnAsync)(ChangeKey(key), turn, expectedVersion, cancellationToken);

    public ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
        => (Complete ?? Inner.CompleteTurnAsync)(ChangeKey(key), turnId, attempt, ChangeResult(result), cancellationToken);

    public ValueTask<long> CutTurnAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
        => (Cut ?? Inner.CutTurnAsync)(ChangeKey(key), turnId, attempt, heard, cancellationToken);

    public ValueTask<bool> RateTurnAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
        => (Rate ?? Inner.RateTurnAsync)(ChangeKey(key), turnId, rating, cancellationToken);

    public ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
        => (Save ?? Inner.SaveSummaryAsync)(ChangeKey(key), summary, cancellationToken);

    public IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => (List ?? Inner.ListAsync)(tenantId, userId, cancellationToken);

    public IAsyncEnumerable<ConversationTurn> ExportAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => (Export ?? Inner.ExportAsync)(ChangeKey(key), cancellationToken).Select(ChangeTurn);

    public ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => (Erase ?? Inner.EraseAsync)(ChangeKey(key), cancellationToken);

    public ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => (EraseUser ?? Inner.EraseUserAsync)(tenantId, userId, cancellationToken);

    public ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => (EraseInactive ?? Inner.EraseInactiveAsync)(lastActivityBefore, cancellationToken);
}
