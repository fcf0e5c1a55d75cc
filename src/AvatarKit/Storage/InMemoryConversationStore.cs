using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Keeps conversations in memory, for one process and as long as it lives. Thread-safe.</summary>
/// <remarks>
/// Holds at most <see cref="InMemoryStorageOptions.MaxConversations"/>: the least recently active one goes when a new one comes,
/// and a turn still pending in it ends with <see cref="ConversationConflictException"/>. Every write that changes something counts in
/// <see cref="ConversationWindow.Version"/>, a summary too, a rating not. Use a durable store where losing a conversation matters.
/// </remarks>
public sealed partial class InMemoryConversationStore : IConversationStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<StoredConversation>> conversations = [];
    private readonly LinkedList<StoredConversation> byActivity = new();
    private readonly TimeProvider timeProvider;
    private readonly ErasedOwners erased;
    private readonly int maxConversations;

    /// <summary>Creates an empty store.</summary>
    /// <param name="options">How much it keeps; <see langword="null"/>: the defaults.</param>
    /// <param name="timeProvider">The clock of <see cref="ConversationInfo.LastActivityAt"/>; <see langword="null"/>: the system's.</param>
    /// <exception cref="ArgumentOutOfRangeException"><see cref="InMemoryStorageOptions.MaxConversations"/> is not positive.</exception>
    public InMemoryConversationStore(IOptions<InMemoryStorageOptions>? options = null, TimeProvider? timeProvider = null)
    {
        maxConversations = (options?.Value ?? new InMemoryStorageOptions()).MaxConversations;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxConversations, nameof(options));
        this.timeProvider = timeProvider ?? TimeProvider.System;
        erased = new ErasedOwners(this.timeProvider);
    }

    /// <inheritdoc/>
    public ValueTask<ConversationWindow> GetWindowAsync(ConversationKey key, int maxTurns, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTurns, 1);
        return Run(
            () => conversations.TryGetValue(key, out LinkedListNode<StoredConversation>? node)
                ? new ConversationWindow { Version = node.Value.Version, Turns = node.Value.Latest(maxTurns), Summary = node.Value.Summary }
                : new ConversationWindow { Version = 0, Turns = [] },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<TurnStartResult> StartTurnAsync(
        ConversationKey key, TurnStart turn, long expectedVersion, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(turn);
        StorageIds.ThrowIfInvalid(turn.TurnId);
        ArgumentNullException.ThrowIfNull(turn.Message);
        return Run(() => Start(key, turn, expectedVersion), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> CompleteTurnAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(result);
        if (result.Status == TurnStatus.Pending)
        {
            throw new ArgumentException("A turn ends as completed, interrupted or failed, not as pending.", nameof(result));
        }

        return Run(() => Complete(key, turnId, attempt, result), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<long> CutTurnAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(heard);
        return Run(() => Cut(key, turnId, attempt, heard), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<bool> RateTurnAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        StorageIds.ThrowIfInvalid(turnId);
        ArgumentNullException.ThrowIfNull(rating);
        return Run(
            () =>
            {
                if (conversations.GetValueOrDefault(key)?.Value is not { } conversation || conversation.Find(turnId) is not { } turn)
                {
                    return false;
                }

                conversation.Rate(turn, rating);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask SaveSummaryAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        ArgumentNullException.ThrowIfNull(summary);
        ValueTask<bool> saved = Run(
            () =>
            {
                if (!conversations.TryGetValue(key, out LinkedListNode<StoredConversation>? node)
                    || node.Value.Summary?.ThroughSequence > summary.ThroughSequence || node.Value.Info.CreatedAt > summary.BegunAt)
                {
                    return false;
                }

                node.Value.Summarize(summary with { BegunAt = null }, timeProvider.GetUtcNow());
                MoveToLatest(node);
                return true;
            },
            cancellationToken);
        return saved.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(saved.AsTask());
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationInfo> ListAsync(
        string tenantId, string userId, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(tenantId);
        StorageIds.ThrowIfInvalid(userId);
        foreach (ConversationInfo info
            in await Run(() => OfUser(tenantId, userId).Reverse().Select(static c => c.Info).ToArray(), cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return info;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ConversationTurn> ExportAsync(
        ConversationKey key, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ConversationWindow whole = await GetWindowAsync(key, int.MaxValue, cancellationToken).ConfigureAwait(false);
        foreach (ConversationTurn turn in whole.Turns)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return turn;
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> EraseAsync(ConversationKey key, CancellationToken cancellationToken = default)
    {
        ConversationKey.ThrowIfInvalid(key);
        return Run(
            () =>
            {
                erased.Add(AssetOwner.Of(key));
                return Remove(key);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(tenantId);
        StorageIds.ThrowIfInvalid(userId);
        return Run(
            () =>
            {
                erased.Add(new AssetOwner(tenantId, userId));
                return RemoveAll(OfUser(tenantId, userId));
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => Run(() => RemoveAll(byActivity.Where(c => c.LastActivityAt < lastActivityBefore)), cancellationToken);

    private ValueTask<T> Run<T>(Func<T> action, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<T>(cancellationToken);
        }

        try
        {
            lock (gate)
            {
                return new ValueTask<T>(action());
            }
        }
        catch (AvatarKitException e)
        {
            return ValueTask.FromException<T>(e);
        }
    }
}
