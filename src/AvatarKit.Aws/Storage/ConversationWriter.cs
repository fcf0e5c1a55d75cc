using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>The writes to conversations: each one transaction under the condition that the head is as it was read, tried again when it was not.</summary>
internal sealed class ConversationWriter(DynamoDbCalls calls, LargeTexts texts, TurnItems turns, ConversationItems items, DynamoDbOptions options, TimeProvider time)
{
    private const int MaxRounds = 16;

    // Starts of which it is not known whether they were written: the same request given again then finds its own turn, not another's.
    private readonly ConditionalWeakTable<TurnStart, string> unconfirmed = [];

    public async ValueTask<TurnStartResult> StartAsync(ConversationKey key, TurnStart start, long expectedVersion, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        string nonce = unconfirmed.TryGetValue(start, out string? earlier) ? earlier : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        for (int round = 0; round < MaxRounds; round++)
        {
            await WaitAsync(round, cancellationToken).ConfigureAwait(false);
            (StoredHead head, long? place) = await ReadAsync(address, start.TurnId, cancellationToken).ConfigureAwait(false);
            if (place is { } sequence && await calls.GetAsync(address.Partition, SortKeys.Turn(head.Live!.Generation, sequence), cancellationToken).ConfigureAwait(false) is { } item
                && item.IsLive(time.GetUtcNow()))
            {
                if (await AgainAsync(key, address, head.Live, item, start, nonce, cancellationToken).ConfigureAwait(false) is { } again)
                {
                    unconfirmed.Remove(start);
                    return again;
                }

                continue;
            }

            long version = head.Live?.Version ?? 0;
            if (version != expectedVersion)
            {
                throw new ConversationConflictException(
                    $"The conversation has moved on: turn '{start.TurnId}' expected version {expectedVersion}, the store holds version {version}. Read the window again and retry.",
                    expectedVersion,
                    version);
            }

            if (await AddAsync(key, address, head, start, nonce, cancellationToken).ConfigureAwait(false) is { } added)
            {
                unconfirmed.Remove(start);
                return added;
            }
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    public async ValueTask<long> CompleteAsync(ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        for (int round = 0; round < MaxRounds; round++)
        {
            await WaitAsync(round, cancellationToken).ConfigureAwait(false);
            (StoredHead head, long? place) = await ReadAsync(address, turnId, cancellationToken).ConfigureAwait(false);
            if (head.Live is not { } before || place is not { } sequence)
            {
                throw Erased(turnId, head.Live?.Version ?? 0);
            }

            ConversationHead after = before.TurnWritten(sequence, time.GetUtcNow());
            StoredText text = await texts.KeepAsync(address, before.Generation, TurnItems.Json(result), cancellationToken).ConfigureAwait(false);
            List<CancellationReason>? reasons = await calls.WriteAsync(
                Parts(items.Head(address, before, after), items.Ending(address, after, attempt, result.Status, text), items.ListEntry(key, address, before, after)),
                cancellationToken).ConfigureAwait(false);
            if (reasons is null)
            {
                return after.Version;
            }

            await texts.DiscardAsync(text, time).ConfigureAwait(false);
            if (DynamoDbErrors.IsConditionFailure(reasons[1]) && !DynamoDbErrors.IsConditionFailure(reasons[0]))
            {
                return EndedOtherwise(turnId, attempt, before.Version, reasons[1].Item);
            }
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    public async ValueTask SummarizeAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        for (int round = 0; round < MaxRounds; round++)
        {
            await WaitAsync(round, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = time.GetUtcNow();
            Dictionary<string, AttributeValue>? item = await calls.GetAsync(address.Partition, SortKeys.Head, cancellationToken).ConfigureAwait(false);
            if (item is null || !item.IsLive(now))
            {
                return;
            }

            var before = ConversationHead.Read(item);
            Dictionary<string, AttributeValue>? stored = await calls.GetAsync(address.Partition, SortKeys.Summary(before.Generation), cancellationToken).ConfigureAwait(false);
            if (stored is not null && stored.IsLive(now) && stored.Number(Attributes.Through) > summary.ThroughSequence)
            {
                return;
            }

            ConversationHead after = before.Touched(now);
            StoredText text = await texts.KeepAsync(address, before.Generation, summary.Text, cancellationToken).ConfigureAwait(false);
            List<CancellationReason>? reasons = await calls.WriteAsync(
                Parts(items.Head(address, before, after), items.Summary(address, after, text, summary.ThroughSequence), items.ListEntry(key, address, before, after)),
                cancellationToken).ConfigureAwait(false);
            if (reasons is null)
            {
                return;
            }

            await texts.DiscardAsync(text, time).ConfigureAwait(false);
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    private static List<TransactWriteItem> Parts(params ReadOnlySpan<TransactWriteItem?> parts)
    {
        var list = new List<TransactWriteItem>(parts.Length);
        foreach (TransactWriteItem? part in parts)
        {
            if (part is not null)
            {
                list.Add(part);
            }
        }

        return list;
    }

    private static ConversationConflictException Erased(string turnId, long version)
        => new($"Turn '{turnId}' is not there: it was never started, or it was erased.", version, version);

    /// <summary>What it means that a turn could not be ended: it has been, by this very attempt, or it is another's by now.</summary>
    private static long EndedOtherwise(string turnId, int attempt, long version, Dictionary<string, AttributeValue>? turn)
    {
        if (turn is not { Count: > 0 })
        {
            throw Erased(turnId, version);
        }

        long owner = turn.Number(Attributes.Attempt);
        return owner == attempt
            ? version
            : throw new ConversationConflictException($"Turn '{turnId}' is at attempt {owner}; attempt {attempt} can no longer end it.", version, version);
    }

    private static bool CanRestart(ConversationTurn turn, TurnStart start)
        => turn.Status == TurnStatus.Failed || (turn.Status == TurnStatus.Pending && turn.StartedAt < start.TakeOverBefore);

    /// <summary>Answers for a turn that is stored already; <see langword="null"/>: it changed meanwhile.</summary>
    private async ValueTask<TurnStartResult?> AgainAsync(
        ConversationKey key, ConversationAddress address, ConversationHead before, Dictionary<string, AttributeValue> item, TurnStart start, string nonce, CancellationToken cancellationToken)
    {
        if (await turns.ReadAsync(item, cancellationToken).ConfigureAwait(false) is not { } turn)
        {
            return null;
        }

        if (item.OptionalText(Attributes.Nonce) == nonce && turn.Status == TurnStatus.Pending)
        {
            return new TurnStartResult(turn, Started: true, before.Version);
        }

        if (!CanRestart(turn, start))
        {
            return new TurnStartResult(turn, Started: false, before.Version);
        }

        ConversationHead after = before.TurnWritten(turn.Sequence, time.GetUtcNow());
        List<CancellationReason>? reasons = await WriteStartAsync(
            start,
            nonce,
            Parts(items.Head(address, before, after), items.NextAttempt(address, after, turn.Attempt, start.StartedAt, nonce), items.ListEntry(key, address, before, after)),
            cancellationToken).ConfigureAwait(false);
        return reasons is null
            ? new TurnStartResult(turn with { Attempt = turn.Attempt + 1, StartedAt = start.StartedAt, Result = null }, Started: true, after.Version)
            : null;
    }

    /// <summary>Adds a turn; <see langword="null"/>: the conversation changed meanwhile.</summary>
    private async ValueTask<TurnStartResult?> AddAsync(
        ConversationKey key, ConversationAddress address, StoredHead head, TurnStart start, string nonce, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        ConversationHead before = head.Live ?? ConversationHead.New(start.StartedAt, now);
        ConversationHead after = before.TurnWritten(before.TurnCount + 1, now);
        StoredText text = await texts.KeepAsync(address, after.Generation, start.Message, cancellationToken).ConfigureAwait(false);
        List<CancellationReason>? reasons = await WriteStartAsync(
            start,
            nonce,
            Parts(
                items.Head(address, head.Stored, after),
                items.NewTurn(address, after, start, text, nonce),
                items.Place(address, after, start.TurnId),
                items.ListEntry(key, address, head.Live, after)),
            cancellationToken).ConfigureAwait(false);
        if (reasons is not null)
        {
            await texts.DiscardAsync(text, time).ConfigureAwait(false);
            return null;
        }

        var turn = new ConversationTurn { TurnId = start.TurnId, Sequence = after.LastTurn, Attempt = 1, Message = start.Message, StartedAt = start.StartedAt };
        return new TurnStartResult(turn, Started: true, after.Version);
    }

    private async ValueTask<List<CancellationReason>?> WriteStartAsync(TurnStart start, string nonce, List<TransactWriteItem> parts, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.WriteAsync(parts, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            unconfirmed.AddOrUpdate(start, nonce);
            throw;
        }
    }

    private async ValueTask<(StoredHead Head, long? Place)> ReadAsync(ConversationAddress address, string turnId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Dictionary<string, AttributeValue>? item = await calls.GetAsync(address.Partition, SortKeys.Head, cancellationToken).ConfigureAwait(false);
        if (item is null)
        {
            return (default, null);
        }

        var head = ConversationHead.Read(item);
        if (!item.IsLive(now))
        {
            return (new StoredHead(head, null), null);
        }

        Dictionary<string, AttributeValue>? place = await calls.GetAsync(address.Partition, SortKeys.Place(head.Generation, turnId), cancellationToken).ConfigureAwait(false);
        return (new StoredHead(head, head), place is null || !place.IsLive(now) ? null : place.Number(Attributes.Sequence));
    }

    private Task WaitAsync(int round, CancellationToken cancellationToken) => round == 0 ? Task.CompletedTask : Backoff.WaitAsync(round, time, cancellationToken);

    /// <summary>The head as the table has it, and as far as its time has not passed.</summary>
    private readonly record struct StoredHead(ConversationHead? Stored, ConversationHead? Live);
}
