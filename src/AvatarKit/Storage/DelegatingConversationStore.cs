namespace AvatarKit;

/// <summary>A base for conversation stores that wrap another: every call goes on to it until it is overridden.</summary>
/// <remarks>As safe for concurrent use as what it wraps. It owns that: disposing of this disposes of it, where it can be disposed of.</remarks>
public abstract class DelegatingConversationStore : IConversationStore, IAsyncDisposable, IDisposable
{
    private bool disposed;

    /// <summary>Wraps a conversation store.</summary>
    /// <param name="inner">The one that is wrapped, owned from now on.</param>
    protected DelegatingConversationStore(IConversationStore inner)
    {
        ArgumentNullException.ThrowIfNull(inner);
        InnerStore = inner;
    }

    /// <summary>The one that is wrapped.</summary>
    protected IConversationStore InnerStore { get; }

    /// <inheritdoc/>
    public virtual ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
        => InnerStore.GetWindowAsync(key, maxTurns, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
        => InnerStore.StartTurnAsync(key, turn, expectedVersion, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
        => InnerStore.CompleteTurnAsync(key, turnId, attempt, result, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<long> CutTurnAsync(
        ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
        => InnerStore.CutTurnAsync(key, turnId, attempt, heard, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> RateTurnAsync(
        ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
        => InnerStore.RateTurnAsync(key, turnId, rating, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
        => InnerStore.SaveSummaryAsync(key, summary, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<ConversationInfo> ListAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => InnerStore.ListAsync(tenantId, userId, cancellationToken);

    /// <inheritdoc/>
    public virtual IAsyncEnumerable<ConversationTurn> ExportAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => InnerStore.ExportAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
        => InnerStore.EraseAsync(key, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => InnerStore.EraseUserAsync(tenantId, userId, cancellationToken);

    /// <inheritdoc/>
    public virtual ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => InnerStore.EraseInactiveAsync(lastActivityBefore, cancellationToken);

    /// <inheritdoc/>
    public virtual object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is null && serviceType.IsInstanceOfType(this) ? this : InnerStore.GetService(serviceType, serviceKey);
    }

    /// <summary>Disposes of what is wrapped.</summary>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of what is wrapped.</summary>
    /// <returns>A task that ends when it is disposed of.</returns>
    public async ValueTask DisposeAsync()
    {
        await DisposeAsyncCore().ConfigureAwait(false);
        Dispose(disposing: false);
        GC.SuppressFinalize(this);
    }

    /// <summary>Disposes of what is wrapped; to be called by overrides.</summary>
    /// <param name="disposing">Whether this was asked for by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !disposed)
        {
            disposed = true;
            InnerDisposal.Dispose(InnerStore);
        }
    }

    /// <summary>Disposes of what is wrapped; to be called by overrides.</summary>
    /// <returns>A task that ends when it is disposed of.</returns>
    protected virtual ValueTask DisposeAsyncCore()
    {
        if (disposed)
        {
            return ValueTask.CompletedTask;
        }

        disposed = true;
        return InnerDisposal.DisposeAsync(InnerStore);
    }
}
