using System.Runtime.CompilerServices;

namespace AvatarKit.Testing;

/// <summary>An <see cref="InMemoryConversationStore"/> whose operations can be made to fail or wait, and that records its calls.
/// Thread-safe.</summary>
/// <remarks>Without a script every call does what it should. <see cref="FakeScript{TSelf, TCall, TAnswer}.FailWith"/> on the store itself fails all
/// operations, on <see cref="FakeStore{TSelf, TCall, TOperation}.On"/> a single one.</remarks>
/// <example>
/// <code>
/// store.On(ConversationStoreOperation.CompleteTurn).FailWith(new StorageException("storage.locked", "Locked.", "fake",
/// true)).RespondWith(FakeOutcome.Normal);
/// </code>
/// </example>
public sealed class FakeConversationStore
    : FakeStore<FakeConversationStore, FakeConversationStoreCall, ConversationStoreOperation>, IConversationStore
{
    private readonly InMemoryConversationStore inner;

    /// <summary>Creates an empty store.</summary>
    /// <param name="timeProvider">The clock of scripted delays and of activity; <see langword="null"/>: the system's.</param>
    public FakeConversationStore(TimeProvider? timeProvider = null)
        : base(timeProvider)
        => inner = new InMemoryConversationStore(timeProvider: Time);

    /// <inheritdoc/>
    public ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        => RunAsync(new(ConversationStoreOperation.GetWindow) { Key = key }, () => inner.GetWindowAsync(key, maxTurns, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        return RunAsync(
            new(ConversationStoreOperation.StartTurn) { Key = key, TurnId = turn.TurnId, Start = turn, ExpectedVersion = expectedVersion },
            () => inner.StartTurnAsync(key, turn, expectedVersion, cancellationToken),
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
        => RunAsync(
            new(ConversationStoreOperation.CompleteTurn) { Key = key, TurnId = turnId, Attempt = attempt, Result = result },
            () => inner.CompleteTurnAsync(key, turnId, attempt, result, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<long> CutTurnAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
        => RunAsync(
            new(ConversationStoreOperation.CutTurn) { Key = key, TurnId = turnId, Attempt = attempt, Heard = heard },
            () => inner.CutTurnAsync(key, turnId, attempt, heard, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public ValueTask<bool> RateTurnAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
        => RunAsync(
            new(ConversationStoreOperation.RateTurn) { Key = key, TurnId = turnId, Rating = rating },
            () => inner.RateTurnAsync(key, turnId, rating, cancellationToken),
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
        => await RunAsync(
            new(ConversationStoreOperation.SaveSummary) { Key = key, Summary = summary },
            async () =>
            {
                await inner.SaveSummaryAsync(key, summary, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationInfo> ListAsync(
        string tenantId, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ConversationInfo> all = await RunAsync(
            new(ConversationStoreOperation.List), () => inner.ListAsync(tenantId, userId, cancellationToken).ToListAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        foreach (ConversationInfo info in all)
        {
            yield return info;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationTurn> ExportAsync(
        ConversationKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        List<ConversationTurn> all = await RunAsync(
            new(ConversationStoreOperation.Export) { Key = key }, () => inner.ExportAsync(key, cancellationToken).ToListAsync(cancellationToken),
            cancellationToken).ConfigureAwait(false);
        foreach (ConversationTurn turn in all)
        {
            yield return turn;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => RunAsync(new(ConversationStoreOperation.Erase) { Key = key }, () => inner.EraseAsync(key, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => RunAsync(new(ConversationStoreOperation.EraseUser), () => inner.EraseUserAsync(tenantId, userId, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => RunAsync(
            new(ConversationStoreOperation.EraseInactive), () => inner.EraseInactiveAsync(lastActivityBefore, cancellationToken), cancellationToken);

    private protected override ConversationStoreOperation OperationOf(FakeConversationStoreCall call) => call.Operation;
}
