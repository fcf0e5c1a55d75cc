using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Starts turns: new ones, and those of before again, each in one transaction under the
/// condition that the head is as it was read.</summary>
internal sealed class TurnStarter(DynamoDbCalls calls, ConversationHeads heads, LargeTexts texts, TurnItems turns, ConversationItems items,
    DynamoDbOptions options, TimeProvider time)
{
    private readonly ErasureItems erasures = new(options);

    // Starts of which it is not known whether they were written: the same request given again then finds its own turn, not another's.
    private readonly ConditionalWeakTable<TurnStart, string> unconfirmed = [];

    public async ValueTask<TurnStartResult> StartAsync(
        ConversationKey key, TurnStart start, long expectedVersion, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        string nonce = unconfirmed.TryGetValue(start, out string? earlier) ? earlier : Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        for (int round = 0; round < ConversationHeads.MaxRounds; round++)
        {
            await heads.WaitAsync(round, cancellationToken).ConfigureAwait(false);
            StoredHead head = await heads.ReadAsync(address, cancellationToken).ConfigureAwait(false);
            if (head.Live is { } live && await FindAsync(address, live, start.TurnId, cancellationToken).ConfigureAwait(false) is { } item)
            {
                if (await AgainAsync(key, address, live, item, start, nonce, cancellationToken).ConfigureAwait(false) is { } again)
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
                    $"The conversation has moved on: turn '{start.TurnId}' expected version {expectedVersion}, the store holds version {version}. "
                        + "Read the window again and retry.",
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

    private static bool CanRestart(ConversationTurn turn, TurnStart start)
        => turn.Status == TurnStatus.Failed || (turn.Status == TurnStatus.Pending && turn.StartedAt < start.TakeOverBefore);

    private async ValueTask<Dictionary<string, AttributeValue>?> FindAsync(
        ConversationAddress address, ConversationHead head, string turnId, CancellationToken cancellationToken)
        => await heads.FindTurnAsync(address, head, turnId, cancellationToken).ConfigureAwait(false) is { } sequence
            && await calls.GetAsync(address.Partition, SortKeys.Turn(head.Generation, sequence), cancellationToken).ConfigureAwait(false) is { } item
            && item.IsLive(time.GetUtcNow())
                ? item
                : null;

    /// <summary>Answers for a turn that is stored already; <see langword="null"/>: it changed meanwhile.</summary>
    private async ValueTask<TurnStartResult?> AgainAsync(
        ConversationKey key, ConversationAddress address, ConversationHead before, Dictionary<string, AttributeValue> item,
        TurnStart start, string nonce, CancellationToken cancellationToken)
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
            TransactionParts.Of(items.Head(address, before, after), items.NextAttempt(address, after, turn.Attempt, start.StartedAt, nonce),
                items.ListEntry(key, address, before, after)),
            cancellationToken).ConfigureAwait(false);
        if (reasons is not null)
        {
            return null;
        }

        await texts.DiscardAsync(item, Attributes.Result, time).ConfigureAwait(false);
        return new TurnStartResult(
            turn with { Attempt = turn.Attempt + 1, StartedAt = start.StartedAt, Result = null, Rating = null }, Started: true, after.Version);
    }

    /// <summary>Adds a turn; <see langword="null"/>: the conversation changed meanwhile.</summary>
    private async ValueTask<TurnStartResult?> AddAsync(
        ConversationKey key, ConversationAddress address, StoredHead head, TurnStart start, string nonce, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        ConversationHead before = head.Live ?? ConversationHead.New(start.StartedAt, now);
        ConversationHead after = before.TurnWritten(before.TurnCount + 1, now);
        StoredText text = await texts.KeepAsync(address, after.Generation, start.Message, cancellationToken).ConfigureAwait(false);
        List<TransactWriteItem> parts = TransactionParts.Of(
            items.Head(address, head.Stored, after),
            items.NewTurn(address, after, start, text, nonce),
            items.Place(address, after, start.TurnId),
            items.ListEntry(key, address, head.Live, after));

        // A conversation that was there before the person asked has not been erased since.
        int checks = parts.Count;
        if (start.AskedAt is { } asked && (head.Live is null || head.Live.CreatedAt > asked))
        {
            parts.AddRange(erasures.Checks(address, asked));
        }

        List<CancellationReason>? reasons = await WriteStartAsync(start, nonce, parts, cancellationToken).ConfigureAwait(false);
        if (reasons is not null)
        {
            await texts.DiscardAsync(text, time).ConfigureAwait(false);
            return reasons.Skip(checks).Any(DynamoDbErrors.IsConditionFailure) ? throw new ErasedException("dynamodb") : null;
        }

        var turn = new ConversationTurn
        {
            TurnId = start.TurnId, Sequence = after.LastTurn, Attempt = 1, Message = start.Message, StartedAt = start.StartedAt,
        };
        return new TurnStartResult(turn, Started: true, after.Version);
    }

    private async ValueTask<List<CancellationReason>?> WriteStartAsync(
        TurnStart start, string nonce, List<TransactWriteItem> parts, CancellationToken cancellationToken)
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
}
