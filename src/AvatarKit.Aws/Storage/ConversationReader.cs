using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>The reads of the conversation table.</summary>
internal sealed class ConversationReader(DynamoDbCalls calls, LargeTexts texts, TurnItems turns, DynamoDbOptions options, TimeProvider time)
{
    private const int ExportPage = 200;
    private const int MaxRounds = 8;

    // The summary and the head come before the turns.
    private const int ItemsBesideTurns = 2;

    public async ValueTask<ConversationWindow> WindowAsync(ConversationAddress address, int maxTurns, CancellationToken cancellationToken)
    {
        bool textGone = false;
        for (int round = 0; round < MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            WindowItems items = await ReadAsync(address, maxTurns, cancellationToken).ConfigureAwait(false);
            if (items.Head is null)
            {
                return new ConversationWindow { Version = 0, Turns = [] };
            }

            // A query may fall between the parts of a transaction, and a text be replaced while it is fetched:
            // then what was read does not belong together.
            textGone = false;
            if (items.BelongTogether(maxTurns))
            {
                if (await ComposeAsync(items, cancellationToken).ConfigureAwait(false) is { } window)
                {
                    return window;
                }

                textGone = true;
            }
        }

        throw textGone ? Gone() : DynamoDbErrors.Conflicting(options);
    }

    public async IAsyncEnumerable<ConversationTurn> ExportAsync(
        ConversationAddress address, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Dictionary<string, AttributeValue>? item = await calls.GetAsync(address.Partition, SortKeys.Head, cancellationToken).ConfigureAwait(false);
        if (item is null || !item.IsLive(time.GetUtcNow()))
        {
            yield break;
        }

        QueryRequest request = ByPrefix(address.Partition, SortKeys.Turns(ConversationHead.Read(item).Generation));
        request.Limit = ExportPage;
        await foreach (List<Dictionary<string, AttributeValue>> page in calls.QueryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (Dictionary<string, AttributeValue> one in page.Where(one => one.IsLive(time.GetUtcNow())))
            {
                if (await turns.ReadAsync(one, cancellationToken).ConfigureAwait(false) is { } turn)
                {
                    yield return turn;
                }
                else if (await AgainAsync(one, cancellationToken).ConfigureAwait(false) is { } changed)
                {
                    yield return changed;
                }
            }
        }
    }

    public async ValueTask<IReadOnlyList<ConversationInfo>> ListAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        Dictionary<string, string> ids = new(StringComparer.Ordinal);
        string partition = new ConversationAddress("", ConversationAddress.UserOf(tenantId, userId)).ListPartition;
        await foreach (Dictionary<string, AttributeValue> entry in EntriesAsync(partition, cancellationToken).ConfigureAwait(false))
        {
            ids[entry.Text(Attributes.Sort)] = entry.Text(Attributes.ConversationId);
        }

        DateTimeOffset now = time.GetUtcNow();
        List<Dictionary<string, AttributeValue>> heads = await calls.GetAsync(
            [.. ids.Keys.Select(static one => DynamoDbCalls.Key(one, SortKeys.Head))], cancellationToken).ConfigureAwait(false);
        return
        [
            .. heads.Where(item => item.IsLive(now)).Select(item =>
            {
                var head = ConversationHead.Read(item);
                return new ConversationInfo(
                    new ConversationKey(ids[item.Text(Attributes.Partition)], userId, tenantId), head.TurnCount, head.CreatedAt, head.ActiveAt);
            }).OrderByDescending(static info => info.LastActivityAt).ThenBy(static info => info.Key.ConversationId, StringComparer.Ordinal),
        ];
    }

    /// <summary>The entries of a user's list, also those whose conversation is half erased.</summary>
    public async IAsyncEnumerable<Dictionary<string, AttributeValue>> EntriesAsync(
        string listPartition, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        QueryRequest request = new()
        {
            KeyConditionExpression = "#pk = :pk",
            ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition },
            ExpressionAttributeValues = new() { [":pk"] = Attributes.Text(listPartition) },
        };
        await foreach (List<Dictionary<string, AttributeValue>> page in calls.QueryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            foreach (Dictionary<string, AttributeValue> entry in page)
            {
                yield return entry;
            }
        }
    }

    private static QueryRequest ByPrefix(string partition, string prefix) => new()
    {
        KeyConditionExpression = "#pk = :pk AND begins_with(#sk, :prefix)",
        ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition, ["#sk"] = Attributes.Sort },
        ExpressionAttributeValues = new() { [":pk"] = Attributes.Text(partition), [":prefix"] = Attributes.Text(prefix) },
    };

    private async ValueTask<WindowItems> ReadAsync(ConversationAddress address, int maxTurns, CancellationToken cancellationToken)
    {
        var request = new QueryRequest
        {
            KeyConditionExpression = "#pk = :pk AND #sk > :above",
            ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition, ["#sk"] = Attributes.Sort },
            ExpressionAttributeValues = new() { [":pk"] = Attributes.Text(address.Partition), [":above"] = Attributes.Text(SortKeys.AboveIndex) },
            ScanIndexForward = false,
            Limit = (int)Math.Min(int.MaxValue, (long)maxTurns + ItemsBesideTurns),
        };
        var items = new WindowItems(time.GetUtcNow());
        await foreach (List<Dictionary<string, AttributeValue>> page in calls.QueryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            // Whatever an unfinished erasure left of another generation is passed over.
            page.ForEach(items.Add);
            if (items.Turns.Count >= maxTurns || (items.Head is null && page.Count > 0 && items.IsPastHead))
            {
                break;
            }
        }

        return items;
    }

    /// <summary>Reads a turn once more whose text was gone: it was replaced while it was fetched, or erased.</summary>
    /// <returns>The turn as it is by now; <see langword="null"/>: it was erased.</returns>
    /// <exception cref="StorageException">Its text is gone again.</exception>
    private async ValueTask<ConversationTurn?> AgainAsync(Dictionary<string, AttributeValue> before, CancellationToken cancellationToken)
    {
        Dictionary<string, AttributeValue>? item = await calls.GetAsync(
            before.Text(Attributes.Partition), before.Text(Attributes.Sort), cancellationToken).ConfigureAwait(false);
        return item is null || !item.IsLive(time.GetUtcNow())
            ? null
            : await turns.ReadAsync(item, cancellationToken).ConfigureAwait(false) ?? throw Gone();
    }

    private async ValueTask<ConversationWindow?> ComposeAsync(WindowItems items, CancellationToken cancellationToken)
    {
        List<ConversationTurn> read = new(items.Turns.Count);
        foreach (Dictionary<string, AttributeValue> item in items.Turns)
        {
            if (await turns.ReadAsync(item, cancellationToken).ConfigureAwait(false) is not { } turn)
            {
                return null;
            }

            read.Add(turn);
        }

        read.Reverse();
        ConversationSummary? summary = null;
        if (items.Summary is { } stored)
        {
            if (await texts.ReadAsync(stored, Attributes.Summary, cancellationToken).ConfigureAwait(false) is not { } text)
            {
                return null;
            }

            summary = new ConversationSummary(text, stored.Number(Attributes.Through));
        }

        return new ConversationWindow { Version = items.Head!.Version, Turns = read, Summary = summary };
    }

    private StorageException Gone() => new(
        "dynamodb.text_missing",
        $"A text of a conversation in table '{options.TableName}' is no longer in the asset store. Restore it there, or erase the conversation; "
            + "see that no lifecycle rule deletes assets owned by conversations.",
        "dynamodb");
}
