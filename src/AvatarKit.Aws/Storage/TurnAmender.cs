using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Changes turns that have ended: cuts them to what was heard, in one transaction under the condition that the head is as it was read,
/// and rates them.</summary>
internal sealed class TurnAmender(
    DynamoDbCalls calls, ConversationHeads heads, LargeTexts texts, TurnItems turns, ConversationItems items, DynamoDbOptions options,
    TimeProvider time)
{
    public async ValueTask<long> CutAsync(ConversationKey key, string turnId, int attempt, string heard, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        for (int round = 0; round < ConversationHeads.MaxRounds; round++)
        {
            await heads.WaitAsync(round, cancellationToken).ConfigureAwait(false);
            StoredHead head = await heads.ReadAsync(address, cancellationToken).ConfigureAwait(false);
            if (head.Live is not { } before
                || await heads.FindTurnAsync(address, before, turnId, cancellationToken).ConfigureAwait(false) is not { } sequence
                || await calls.GetAsync(address.Partition, SortKeys.Turn(before.Generation, sequence), cancellationToken).ConfigureAwait(false)
                    is not { } item
                || !item.IsLive(time.GetUtcNow()))
            {
                throw Conflict($"Turn '{turnId}' is not there: it was never started, or it was erased.", head.Live);
            }

            if (await turns.ReadAsync(item, cancellationToken).ConfigureAwait(false) is not { } turn)
            {
                // A text of it was replaced while it was fetched.
                continue;
            }

            TurnResult cut = Cut(turn, before, attempt, heard);
            if (ReferenceEquals(cut, turn.Result))
            {
                return before.Version;
            }

            if (await WriteAsync(key, address, before, turn, cut, cancellationToken).ConfigureAwait(false) is { } version)
            {
                await texts.DiscardAsync(item, Attributes.Result, time).ConfigureAwait(false);
                return version;
            }
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    public async ValueTask<bool> RateAsync(ConversationKey key, string turnId, TurnRating rating, CancellationToken cancellationToken)
    {
        var address = ConversationAddress.Of(key);
        string json = TurnItems.Json(rating);
        for (int round = 0; round < ConversationHeads.MaxRounds; round++)
        {
            await heads.WaitAsync(round, cancellationToken).ConfigureAwait(false);
            StoredHead head = await heads.ReadAsync(address, cancellationToken).ConfigureAwait(false);
            if (head.Live is not { } live
                || await heads.FindTurnAsync(address, live, turnId, cancellationToken).ConfigureAwait(false) is not { } sequence)
            {
                return false;
            }

            // The head is not asked to be as it was: a rating stands beside the answer, and no writer has to wait for it.
            List<CancellationReason>? reasons =
                await calls.WriteAsync([items.Rating(address, live, sequence, json)], cancellationToken).ConfigureAwait(false);
            if (reasons is null)
            {
                return true;
            }

            if (DynamoDbErrors.IsConditionFailure(reasons[0]))
            {
                return false;
            }
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    private static TurnResult Cut(ConversationTurn turn, ConversationHead head, int attempt, string heard)
    {
        if (turn.Attempt != attempt)
        {
            throw Conflict($"Turn '{turn.TurnId}' is at attempt {turn.Attempt}; it is no longer attempt {attempt}'s.", head);
        }

        return turn.Sequence == head.TurnCount && turn.Result?.CutTo(heard) is { } cut
            ? cut
            : throw Conflict($"Turn '{turn.TurnId}' cannot be cut there: it is not the latest, has not ended, or was cut shorter.", head);
    }

    /// <summary>Writes a turn's other result; <see langword="null"/>: the conversation changed meanwhile.</summary>
    private async ValueTask<long?> WriteAsync(
        ConversationKey key, ConversationAddress address, ConversationHead before, ConversationTurn turn, TurnResult result,
        CancellationToken cancellationToken)
    {
        ConversationHead after = before.TurnWritten(turn.Sequence, time.GetUtcNow());
        StoredText text = await texts.KeepAsync(address, before.Generation, TurnItems.Json(result), cancellationToken).ConfigureAwait(false);
        List<CancellationReason>? reasons = await calls.WriteAsync(
            TransactionParts.Of(
                items.Head(address, before, after),
                items.OtherResult(address, after, turn.Attempt, result.Status, text),
                items.ListEntry(key, address, before, after)),
            cancellationToken).ConfigureAwait(false);
        if (reasons is null)
        {
            return after.Version;
        }

        await texts.DiscardAsync(text, time).ConfigureAwait(false);
        return null;
    }

    private static ConversationConflictException Conflict(string message, ConversationHead? head)
        => new(message, head?.Version ?? 0, head?.Version ?? 0);
}
