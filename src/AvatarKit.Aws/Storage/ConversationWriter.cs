using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Ends turns and keeps summaries, each in one transaction under the condition that the head is as it was read,
/// tried again when it was not.</summary>
internal sealed class ConversationWriter(
    DynamoDbCalls calls, ConversationHeads heads, LargeTexts texts, ConversationItems items, DynamoDbOptions options, TimeProvider time)
{
    public async ValueTask<long> CompleteAsync(
        ConversationKey key, string turnId, int attempt, TurnResult result, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        for (int round = 0; round < ConversationHeads.MaxRounds; round++)
        {
            await heads.WaitAsync(round, cancellationToken).ConfigureAwait(false);
            StoredHead head = await heads.ReadAsync(address, cancellationToken).ConfigureAwait(false);
            if (head.Live is not { } before
                || await heads.FindTurnAsync(address, before, turnId, cancellationToken).ConfigureAwait(false) is not { } sequence)
            {
                throw Erased(turnId, head.Live?.Version ?? 0);
            }

            ConversationHead after = before.TurnWritten(sequence, time.GetUtcNow());
            StoredText text = await texts.KeepAsync(address, before.Generation, TurnItems.Json(result), cancellationToken).ConfigureAwait(false);
            List<CancellationReason>? reasons = await calls.WriteAsync(
                TransactionParts.Of(items.Head(address, before, after), items.Ending(address, after, attempt, result, text),
                    items.ListEntry(key, address, before, after)),
                cancellationToken).ConfigureAwait(false);
            if (reasons is null)
            {
                return after.Version;
            }

            await texts.DiscardAsync(text, time).ConfigureAwait(false);
            if (DynamoDbErrors.IsConditionFailure(reasons[1]) && !DynamoDbErrors.IsConditionFailure(reasons[0]))
            {
                return EndedOtherwise(turnId, attempt, result.BegunAt, before.Version, reasons[1].Item);
            }
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    public async ValueTask SummarizeAsync(ConversationKey key, ConversationSummary summary, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        for (int round = 0; round < ConversationHeads.MaxRounds; round++)
        {
            await heads.WaitAsync(round, cancellationToken).ConfigureAwait(false);
            DateTimeOffset now = time.GetUtcNow();
            StoredHead head = await heads.ReadAsync(address, cancellationToken).ConfigureAwait(false);
            if (head.Live is not { } before || before.CreatedAt > summary.BegunAt)
            {
                return;
            }

            Dictionary<string, AttributeValue>? stored =
                await calls.GetAsync(address.Partition, SortKeys.Summary(before.Generation), cancellationToken).ConfigureAwait(false);
            if (stored is not null && stored.IsLive(now) && stored.Number(Attributes.Through) > summary.ThroughSequence)
            {
                return;
            }

            ConversationHead after = before.Touched(now);
            StoredText text = await texts.KeepAsync(address, before.Generation, summary.Text, cancellationToken).ConfigureAwait(false);
            List<CancellationReason>? reasons = await calls.WriteAsync(
                TransactionParts.Of(items.Head(address, before, after), items.Summary(address, after, text, summary.ThroughSequence),
                    items.ListEntry(key, address, before, after)),
                cancellationToken).ConfigureAwait(false);
            if (reasons is null)
            {
                if (stored is not null)
                {
                    await texts.DiscardAsync(stored, Attributes.Summary, time).ConfigureAwait(false);
                }

                return;
            }

            await texts.DiscardAsync(text, time).ConfigureAwait(false);
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    private static ConversationConflictException Erased(string turnId, long version)
        => new($"Turn '{turnId}' is not there: it was never started, or it was erased.", version, version);

    /// <summary>What it means that a turn could not be ended: it has been, by this very attempt, or it is another's by now.</summary>
    private static long EndedOtherwise(
        string turnId, int attempt, DateTimeOffset? begunAt, long version, Dictionary<string, AttributeValue>? turn)
    {
        if (turn is not { Count: > 0 })
        {
            throw Erased(turnId, version);
        }

        long owner = turn.Number(Attributes.Attempt);
        if (owner != attempt)
        {
            throw new ConversationConflictException(
                $"Turn '{turnId}' is at attempt {owner}; attempt {attempt} can no longer end it.", version, version);
        }

        return turn.Time(Attributes.StartedAt) > begunAt
            ? throw new ConversationConflictException(
                $"Turn '{turnId}' began after the attempt that was to be ended: that one was erased.", version, version)
            : version;
    }
}
