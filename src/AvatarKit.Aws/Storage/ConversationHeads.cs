using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>What every write to a conversation begins with: where it stands, and the pause before it is tried again.</summary>
internal sealed class ConversationHeads(DynamoDbCalls calls, TimeProvider time)
{
    /// <summary>How often a write is tried while other writers are quicker.</summary>
    public const int MaxRounds = 16;

    public async ValueTask<StoredHead> ReadAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<string, AttributeValue>? item = await calls.GetAsync(address.Partition, SortKeys.Head, cancellationToken).ConfigureAwait(false);
        if (item is null)
        {
            return default;
        }

        var head = ConversationHead.Read(item);
        return new StoredHead(head, item.IsLive(now) ? head : null);
    }

    /// <summary>Where a turn is in a conversation; <see langword="null"/>: nowhere.</summary>
    public async ValueTask<long?> FindTurnAsync(
        ConversationAddress address, ConversationHead head, string turnId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<string, AttributeValue>? place =
            await calls.GetAsync(address.Partition, SortKeys.Place(head.Generation, turnId), cancellationToken).ConfigureAwait(false);
        return place is null || !place.IsLive(now) ? null : place.Number(Attributes.Sequence);
    }

    public Task WaitAsync(int round, CancellationToken cancellationToken)
        => round == 0 ? Task.CompletedTask : Backoff.WaitAsync(round, time, cancellationToken);
}
