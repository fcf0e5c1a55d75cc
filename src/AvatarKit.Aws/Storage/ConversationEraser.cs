using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Erases conversations so that a crash at any moment leaves nothing that a repeated erasure would not find.</summary>
/// <remarks>
/// The head goes first: from then on the conversation is gone for everybody, and a write under way fails.
/// Then its texts in the asset store, then its items, then, when a query finds none, the entry of the user's list that has led here.
/// A conversation begun anew meanwhile is of another generation and stays.
/// </remarks>
internal sealed class ConversationEraser(
    DynamoDbCalls calls, ConversationReader reader, LargeTexts texts, DynamoDbOptions options, TimeProvider time)
{
    private const int MaxRounds = 16;

    private readonly ErasureItems erasures = new(options);

    /// <summary>Erases a conversation for who asks for that: what was asked before is not stored any more.</summary>
    /// <returns>Whether anything was there.</returns>
    public async ValueTask<bool> EraseForGoodAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        await NoteAsync(address.ErasedConversation, cancellationToken).ConfigureAwait(false);
        return await EraseAsync(address, inactiveBefore: null, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Erases a conversation, or what a broken-off erasure left of it.</summary>
    /// <param name="address">The conversation.</param>
    /// <param name="inactiveBefore">Only when its last activity lies before; <see langword="null"/>: in any case.</param>
    /// <param name="cancellationToken">Stops the erasure.</param>
    /// <returns>Whether anything was there.</returns>
    public async ValueTask<bool> EraseAsync(ConversationAddress address, DateTimeOffset? inactiveBefore, CancellationToken cancellationToken)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            Dictionary<string,
                AttributeValue>? item = await calls.GetAsync(address.Partition, SortKeys.Head, cancellationToken).ConfigureAwait(false);
            ConversationHead? head =
                item is null ? null : await ReadHeadAsync(address, item, inactiveBefore, cancellationToken).ConfigureAwait(false);
            if (head is not null && head.ActiveAt >= inactiveBefore)
            {
                return false;
            }

            bool wasThere = item is not null && item.IsLive(time.GetUtcNow());
            if (head is not null && !await DeleteHeadAsync(address, head, cancellationToken).ConfigureAwait(false))
            {
                continue;
            }

            wasThere |= await DeleteRestAsync(address, cancellationToken).ConfigureAwait(false);
            await DeleteEntryAsync(address, cancellationToken).ConfigureAwait(false);
            return wasThere;
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    public async ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        var person = new ConversationAddress("", ConversationAddress.UserOf(tenantId, userId));
        string partition = person.ListPartition;
        await NoteAsync(person.ErasedUser, cancellationToken).ConfigureAwait(false);
        int count = 0;
        for (int round = 0; round < MaxRounds; round++)
        {
            bool any = false;
            await foreach (Dictionary<string, AttributeValue> entry in reader.EntriesAsync(partition, cancellationToken).ConfigureAwait(false))
            {
                any = true;
                count += await EraseAsync(
                    ConversationAddress.FromList(partition, entry.Text(Attributes.Sort)), null, cancellationToken).ConfigureAwait(false) ? 1 : 0;
            }

            // The last query finds nothing: that is the proof.
            if (!any)
            {
                return count;
            }
        }

        throw new StorageException(
            "dynamodb.erase_unfinished",
            $"Conversations of a user in table '{options.TableName}' were begun as fast as they were erased. Stop serving the user and erase again.",
            "dynamodb",
            isTransient: true);
    }

    public async ValueTask<int> EraseInactiveAsync(DateTimeOffset lastActivityBefore, CancellationToken cancellationToken)
    {
        int count = 0;
        DamagedItemException? damage = null;
        await foreach (List<Dictionary<string, AttributeValue>> page
            in calls.ScanDaysAsync(ConversationItems.DayOf(lastActivityBefore), cancellationToken).ConfigureAwait(false))
        {
            foreach (Dictionary<string, AttributeValue> entry in page)
            {
                try
                {
                    // The index follows the table and counts in days: the head itself tells.
                    var address = ConversationAddress.FromList(entry.Text(Attributes.Partition), entry.Text(Attributes.Sort));
                    count += await EraseAsync(address, lastActivityBefore, cancellationToken).ConfigureAwait(false) ? 1 : 0;
                }
                catch (DamagedItemException exception)
                {
                    // One tenant's damaged conversation does not keep those of all others for ever.
                    damage = exception;
                }
            }
        }

        return damage is null ? count : throw DynamoDbErrors.Damaged(options, damage);
    }

    private async ValueTask NoteAsync(string partition, CancellationToken cancellationToken)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            if (await calls.WriteAsync([erasures.Add(partition, time.GetUtcNow())], cancellationToken).ConfigureAwait(false) is null)
            {
                return;
            }
        }

        throw DynamoDbErrors.Conflicting(options);
    }

    /// <summary>Reads a head; one that is damaged is deleted as it is, unless its age decides, which cannot be read.</summary>
    private async ValueTask<ConversationHead?> ReadHeadAsync(
        ConversationAddress address, Dictionary<string, AttributeValue> item, DateTimeOffset? inactiveBefore, CancellationToken cancellationToken)
    {
        try
        {
            return ConversationHead.Read(item);
        }
        catch (DamagedItemException) when (inactiveBefore is null)
        {
            await calls.DeleteAsync(address.Partition, [SortKeys.Head], cancellationToken).ConfigureAwait(false);
            return null;
        }
    }

    private async ValueTask<bool> DeleteHeadAsync(ConversationAddress address, ConversationHead head, CancellationToken cancellationToken)
    {
        var delete = new Delete
        {
            TableName = options.TableName,
            Key = DynamoDbCalls.Key(address.Partition, SortKeys.Head),
            ConditionExpression = "#version = :version AND #generation = :generation",
            ExpressionAttributeNames = new() { ["#version"] = Attributes.Version, ["#generation"] = Attributes.Generation },
            ExpressionAttributeValues = new() { [":version"] = Attributes.Number(head.Version), [":generation"] = Attributes.Text(head.Generation) },
        };
        return await calls.WriteAsync([new TransactWriteItem { Delete = delete }], cancellationToken).ConfigureAwait(false) is null;
    }

    /// <summary>Deletes everything in the partition that is not of the generation there is by now, until a query finds nothing more.</summary>
    private async ValueTask<bool> DeleteRestAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        HashSet<string> erased = new(StringComparer.Ordinal);
        bool any;
        int rounds = 0;
        do
        {
            any = false;
            var request = new QueryRequest
            {
                KeyConditionExpression = "#pk = :pk",
                ProjectionExpression = "#sk",
                ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition, ["#sk"] = Attributes.Sort },
                ExpressionAttributeValues = new() { [":pk"] = Attributes.Text(address.Partition) },
            };
            await foreach (List<Dictionary<string, AttributeValue>> page in calls.QueryAsync(request, cancellationToken).ConfigureAwait(false))
            {
                // After the query: what was begun since is of a generation that is not on the page.
                Dictionary<string, AttributeValue>? head =
                    page.Count == 0 ? null : await calls.GetAsync(address.Partition, SortKeys.Head, cancellationToken).ConfigureAwait(false);
                string? living = head?.Text(Attributes.Generation);
                string[] rest = [.. page.Select(static item => item.Text(Attributes.Sort))
                    .Where(sort => SortKeys.GenerationOf(sort) is { } generation && generation != living)];
                foreach (string generation
                    in rest.Select(static sort => SortKeys.GenerationOf(sort)!).Distinct(StringComparer.Ordinal).Where(erased.Add))
                {
                    await texts.EraseAsync(address, generation, cancellationToken).ConfigureAwait(false);
                }

                await calls.DeleteAsync(address.Partition, rest, cancellationToken).ConfigureAwait(false);
                any |= rest.Length > 0;
            }
        }
        while (any && ++rounds < MaxRounds);

        return erased.Count > 0;
    }

    /// <summary>Deletes the entry of the user's list, unless the conversation has been begun anew.</summary>
    private async ValueTask DeleteEntryAsync(ConversationAddress address, CancellationToken cancellationToken)
    {
        var noHead = new ConditionCheck
        {
            TableName = options.TableName,
            Key = DynamoDbCalls.Key(address.Partition, SortKeys.Head),
            ConditionExpression = "attribute_not_exists(#pk)",
            ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition },
        };
        var entry = new Delete { TableName = options.TableName, Key = DynamoDbCalls.Key(address.ListPartition, address.Partition) };
        for (int round = 0; round < MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            List<CancellationReason>? reasons = await calls.WriteAsync(
                [new TransactWriteItem { ConditionCheck = noHead }, new TransactWriteItem { Delete = entry }],
                cancellationToken).ConfigureAwait(false);
            if (reasons is null || DynamoDbErrors.IsConditionFailure(reasons[0]))
            {
                return;
            }
        }

        throw DynamoDbErrors.Conflicting(options);
    }
}
