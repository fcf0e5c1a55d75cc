using System.Runtime.CompilerServices;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>The calls to the table: consistent reads, transactions, deletions; each with its errors translated and its capacity reported.</summary>
internal sealed class DynamoDbCalls(IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider time, DynamoDbTableGuard guard)
{
    private const int MaxKeysPerRead = 100;
    private const int MaxKeysPerDeletion = 25;
    private const int MaxRounds = 8;

    /// <summary>The calls to a store's table, which is looked at when it is first used.</summary>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it.</exception>
    public static DynamoDbCalls To(IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        OptionsCheck.Require(new DynamoDbOptionsValidator().Validate(null, options), nameof(options));
        return new DynamoDbCalls(client, options, time, new DynamoDbTableGuard(client, options, time));
    }

    public static Dictionary<string, AttributeValue> Key(string partition, string sort) => new(2)
    {
        [Attributes.Partition] = Attributes.Text(partition),
        [Attributes.Sort] = Attributes.Text(sort),
    };

    public async ValueTask<Dictionary<string, AttributeValue>?> GetAsync(string partition, string sort, CancellationToken cancellationToken)
    {
        var request = new GetItemRequest
        {
            TableName = options.TableName, Key = Key(partition, sort), ConsistentRead = true, ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        };
        GetItemResponse response = await CallAsync("GetItem", token => client.GetItemAsync(request, token), cancellationToken).ConfigureAwait(false);
        DynamoDbUsage.Read(response.ConsumedCapacity);
        return response.Item is { Count: > 0 } item ? item : null;
    }

    /// <summary>Reads items in no particular order; those that are not there are left out.</summary>
    public async ValueTask<List<Dictionary<string, AttributeValue>>> GetAsync(
        IReadOnlyList<Dictionary<string, AttributeValue>> keys, CancellationToken cancellationToken)
    {
        List<Dictionary<string, AttributeValue>> found = [];
        foreach (Dictionary<string, AttributeValue>[] chunk in keys.Chunk(MaxKeysPerRead))
        {
            List<Dictionary<string, AttributeValue>> left = [.. chunk];
            for (int round = 0; left.Count > 0; round++)
            {
                await WaitForRoomAsync("BatchGetItem", round, cancellationToken).ConfigureAwait(false);
                var request = new BatchGetItemRequest
                {
                    RequestItems = new() { [options.TableName] = new KeysAndAttributes { Keys = left, ConsistentRead = true } },
                    ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
                };
                BatchGetItemResponse response =
                    await CallAsync("BatchGetItem", token => client.BatchGetItemAsync(request, token), cancellationToken).ConfigureAwait(false);
                DynamoDbUsage.Read(response.ConsumedCapacity);
                found.AddRange(response.Responses?.GetValueOrDefault(options.TableName) ?? []);
                left = response.UnprocessedKeys?.GetValueOrDefault(options.TableName)?.Keys ?? [];
            }
        }

        return found;
    }

    /// <summary>Runs a query of this table, consistently, page by page.</summary>
    public async IAsyncEnumerable<List<Dictionary<string, AttributeValue>>> QueryAsync(
        QueryRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.TableName = options.TableName;
        request.ConsistentRead = true;
        request.ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL;
        do
        {
            QueryResponse page = await CallAsync("Query", token => client.QueryAsync(request, token), cancellationToken).ConfigureAwait(false);
            DynamoDbUsage.Read(page.ConsumedCapacity);
            yield return page.Items ?? [];
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>Reads the index by day, page by page: the keys of the lists' entries up to a day, the last one included.</summary>
    public async IAsyncEnumerable<List<Dictionary<string, AttributeValue>>> ScanDaysAsync(
        string lastDay, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ScanRequest
        {
            TableName = options.TableName,
            IndexName = Attributes.DayIndex,
            FilterExpression = "#day < :end",
            ExpressionAttributeNames = new() { ["#day"] = Attributes.Day },

            // Days end with '#' and a digit: '$' comes after.
            ExpressionAttributeValues = new() { [":end"] = Attributes.Text(lastDay + "$") },
            ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
        };
        do
        {
            ScanResponse page = await CallAsync("Scan", token => client.ScanAsync(request, token), cancellationToken).ConfigureAwait(false);
            DynamoDbUsage.Read(page.ConsumedCapacity);
            yield return page.Items ?? [];
            request.ExclusiveStartKey = page.LastEvaluatedKey;
        }
        while (request.ExclusiveStartKey is { Count: > 0 });
    }

    /// <summary>Writes all or nothing.</summary>
    /// <returns><see langword="null"/> when written; otherwise why each part was not: a condition, another transaction at the same item,
    /// or nothing.</returns>
    /// <exception cref="StorageException">The transaction failed for another reason.</exception>
    public async ValueTask<List<CancellationReason>?> WriteAsync(List<TransactWriteItem> parts, CancellationToken cancellationToken)
    {
        var request = new TransactWriteItemsRequest { TransactItems = parts, ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL };
        try
        {
            await guard.CheckAsync(cancellationToken).ConfigureAwait(false);
            TransactWriteItemsResponse response = await client.TransactWriteItemsAsync(request, cancellationToken).ConfigureAwait(false);
            DynamoDbUsage.Written(response.ConsumedCapacity);
            return null;
        }
        catch (TransactionCanceledException exception) when (DynamoDbErrors.IsForTheCaller(exception))
        {
            return exception.CancellationReasons;
        }
        catch (Exception exception) when (DynamoDbErrors.Translate(exception, "TransactWriteItems", options, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    public async ValueTask DeleteAsync(string partition, IEnumerable<string> sorts, CancellationToken cancellationToken)
    {
        foreach (string[] chunk in sorts.Chunk(MaxKeysPerDeletion))
        {
            List<WriteRequest> left =
                [.. chunk.Select(sort => new WriteRequest { DeleteRequest = new DeleteRequest { Key = Key(partition, sort) } })];
            for (int round = 0; left.Count > 0; round++)
            {
                await WaitForRoomAsync("BatchWriteItem", round, cancellationToken).ConfigureAwait(false);
                var request = new BatchWriteItemRequest
                {
                    RequestItems = new() { [options.TableName] = left }, ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL,
                };
                BatchWriteItemResponse response =
                    await CallAsync("BatchWriteItem", token => client.BatchWriteItemAsync(request, token), cancellationToken).ConfigureAwait(false);
                DynamoDbUsage.Written(response.ConsumedCapacity);
                left = response.UnprocessedItems?.GetValueOrDefault(options.TableName) ?? [];
            }
        }
    }

    /// <summary>What a batch leaves unprocessed had no room: it is asked for again after a while, some times.</summary>
    private async ValueTask WaitForRoomAsync(string operation, int round, CancellationToken cancellationToken)
    {
        if (round == MaxRounds)
        {
            throw DynamoDbErrors.Throttled(operation, options, null);
        }

        if (round > 0)
        {
            await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask<T> CallAsync<T>(string operation, Func<CancellationToken, Task<T>> call, CancellationToken cancellationToken)
    {
        try
        {
            await guard.CheckAsync(cancellationToken).ConfigureAwait(false);
            return await call(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DynamoDbErrors.Translate(exception, operation, options, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }
}
