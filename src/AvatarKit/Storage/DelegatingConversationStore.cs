namespace AvatarKit;

/// <summary>A base for conversation stores that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It disposes of nothing: who made what is wrapped, disposes of that.</remarks>
public abstract class DelegatingConversationStore : IConversationStore
{
    /// <summary>Wraps a conversation store.</summary>
    /// <param name="inner">The one that is wrapped. Who made it disposes of it.</param>
    protected DelegatingConversationStore(IConversationStore inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        Inner = inner;
    }

    /// <summary>The one that is wrapped.</summary>
    protected IConversationStore Inner { get; }

    /// <inheritdoc/>
    public virtual ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        => Inner.GetWindowAsync(key, maxTurns, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
        => Inner.StartTurnAsync(key, turn, expectedVersion, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
        => Inner.CompleteTurnAsync(key, turnId, attempt, result, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<long> CutTurnAsync(
        ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
        => Inner.CutTurnAsync(key, turnId, attempt, heard, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> RateTurnAsync(
        ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
        => Inner.RateTurnAsync(key, turnId, rating, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
        => Inner.SaveSummaryAsync(key, summary, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => Inner.ListAsync(tenantId, userId, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<ConversationTurn> ExportAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => Inner.ExportAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => Inner.EraseAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => Inner.EraseUserAsync(tenantId, userId, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => Inner.EraseInactiveAsync(lastActivityBefore, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : Inner.GetService(serviceType, serviceKey);
    }
}
