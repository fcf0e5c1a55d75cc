namespace AvatarKit;

/// <content>The writes, each within the lock.</content>
public sealed partial class InMemoryConversationStore
{
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

        if (erased.Covers(AssetOwner.Of(key), start.AskedAt))
        {
            throw new ErasedException("memory");
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
        if (turn.StartedAt > result.BegunAt)
        {
            throw new ConversationConflictException(
                $"Turn '{turnId}' began after the attempt that was to be ended: that one was erased.", node.Value.Version, node.Value.Version);
        }

        if (turn.Result is null)
        {
            node.Value.Replace(turn with { Result = result with { BegunAt = null } }, timeProvider.GetUtcNow());
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
}
