using System.Runtime.CompilerServices;
using Microsoft.Extensions.Options;

namespace AvatarKit;

/// <summary>Keeps conversations in memory, for one process and as long as it lives. Thread-safe.</summary>
/// <remarks>
/// Holds at most <see cref="InMemoryStorageOptions.MaxConversations"/>: the least recently active one goes when a new one comes,
/// and a turn still pending in it ends with <see cref="ConversationConflictException"/>. Every write that changes something counts in
/// <see cref="ConversationWindow.Version"/>, a summary too, a rating not. Use a durable store where losing a conversation matters.
/// </remarks>
public sealed class InMemoryConversationStore : IConversationStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, LinkedListNode<StoredConversation>> conversations = [];
    private readonly LinkedList<StoredConversation> byActivity = new();
    private readonly TimeProvider timeProvider;
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
                    || node.Value.Summary?.ThroughSequence > summary.ThroughSequence)
                {
                    return false;
                }

                node.Value.Summarize(summary, timeProvider.GetUtcNow());
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
        return Run(() => Remove(key), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        StorageIds.ThrowIfInvalid(tenantId);
        StorageIds.ThrowIfInvalid(userId);
        return Run(() => RemoveAll(OfUser(tenantId, userId)), cancellationToken);
    }

    /// <inheritdoc/>
    public ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken = default)
        => Run(() => RemoveAll(byActivity.Where(c => c.LastActivityAt < lastActivityBefore)), cancellationToken);

    private TurnStartResult Start(ConversationKey key, TurnStart start, long expectedVersion)
    {
        LinkedListNode<StoredConversation>? node = conversations.GetValueOrDefault(key);
        if (node?.Value.Find(start.TurnId) is ConversationTurn stored)
        {
            bool again = stored.Status == TurnStatus.Failed
                || (stored.Status == TurnStatus.Pending && stored.StartedAt < start.TakeOverBefore);
            if (again)
            {
                stored = node.Value.Replace(
                    stored with { Attempt = stored.Attempt + 1, StartedAt = start.StartedAt, Result = null, Rating = null },
                    timeProvider.GetUtcNow());
                MoveToLatest(node);
            }

            return new TurnStartResult(stored, again, node.Value.Version);
        }

        long version = node?.Value.Version ?? 0;
        if (version != expectedVersion)
        {
            throw new ConversationConflictException(
                $"Conversation '{key.ConversationId}' is at version {version}, not {expectedVersion}. Read its window again and retry.",
                expectedVersion, version);
        }

        node ??= Create(key, start.StartedAt);
        ConversationTurn added = node.Value.Add(start, timeProvider.GetUtcNow());
        MoveToLatest(node);
        return new TurnStartResult(added, true, node.Value.Version);
    }

    private long Complete(ConversationKey key, string turnId, int attempt, TurnResult result)
    {
        LinkedListNode<StoredConversation> node = Owned(key, turnId, attempt, out ConversationTurn turn);
        if (turn.Result is null)
        {
            node.Value.Replace(turn with { Result = result }, timeProvider.GetUtcNow());
            MoveToLatest(node);
        }

        return node.Value.Version;
    }

    private long Cut(ConversationKey key, string turnId, int attempt, string heard)
    {
        LinkedListNode<StoredConversation> node = Owned(key, turnId, attempt, out ConversationTurn turn);
        if (turn.Sequence != node.Value.Info.TurnCount || turn.Result?.CutTo(heard) is not { } cut)
        {
            throw new ConversationConflictException(
                $"Turn '{turnId}' cannot be cut there: it is not the latest, has not ended, or was cut shorter.", node.Value.Version,
                node.Value.Version);
        }

        if (!ReferenceEquals(cut, turn.Result))
        {
            node.Value.Replace(turn with { Result = cut }, timeProvider.GetUtcNow());
            MoveToLatest(node);
        }

        return node.Value.Version;
    }

    private LinkedListNode<StoredConversation> Owned(ConversationKey key, string turnId, int attempt, out ConversationTurn turn)
    {
        LinkedListNode<StoredConversation>? node = conversations.GetValueOrDefault(key);
        if (node?.Value.Find(turnId) is not ConversationTurn found)
        {
            long version = node?.Value.Version ?? 0;
            throw new ConversationConflictException(
                $"Turn '{turnId}' is not in conversation '{key.ConversationId}': it was erased.", version, version);
        }

        turn = found.Attempt == attempt
            ? found
            : throw new ConversationConflictException(
                $"Turn '{turnId}' belongs to attempt {found.Attempt}, not to attempt {attempt}.", node.Value.Version, node.Value.Version);
        return node;
    }

    private LinkedListNode<StoredConversation> Create(ConversationKey key, DateTimeOffset createdAt)
    {
        while (conversations.Count >= maxConversations)
        {
            Remove(byActivity.First!.Value.Key);
        }

        LinkedListNode<StoredConversation> node = byActivity.AddLast(new StoredConversation(key, createdAt));
        conversations.Add(key, node);
        return node;
    }

    private void MoveToLatest(LinkedListNode<StoredConversation> node)
    {
        byActivity.Remove(node);
        byActivity.AddLast(node);
    }

    private IEnumerable<StoredConversation> OfUser(string tenantId, string userId)
        => byActivity.Where(c => c.Key.TenantId == tenantId && c.Key.UserId == userId);

    private int RemoveAll(IEnumerable<StoredConversation> unwanted) => unwanted.ToArray().Count(c => Remove(c.Key));

    private bool Remove(ConversationKey key)
    {
        if (!conversations.Remove(key, out LinkedListNode<StoredConversation>? node))
        {
            return false;
        }

        byActivity.Remove(node);
        return true;
    }

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
        catch (ConversationConflictException e)
        {
            return ValueTask.FromException<T>(e);
        }
    }
}
