using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Keeps each person's wrapped data keys in a DynamoDB table made as that of the conversations, for any number of processes.</summary>
/// <remarks>
/// A person is one item, spread over 64 partitions; it has the person's id in it and never expires. Every write is conditional on what was read.
/// What point-in-time recovery of the table brings back, it brings back with the keys: give the keys a table of their own, without it, where an
/// erasure has to reach backups. Thread-safe. The client stays the caller's.
/// </remarks>
public sealed class DynamoDbDataKeyStore : IDataKeyStore
{
    private const string Prefix = "K#";
    private const string Owner = "person";
    private const string Keys = "keys";
    private const int Shards = 64;
    private const int MaxRounds = 8;

    private readonly DynamoDbOptions options;
    private readonly DynamoDbCalls calls;
    private readonly TimeProvider time;

    /// <summary>Creates the store; the table is touched at first use.</summary>
    /// <param name="client">The client, with its own retries off (<c>MaxErrorRetry = 0</c>).</param>
    /// <param name="options">Which table. Read for as long as the store lives.</param>
    /// <param name="timeProvider">The clock of waiting. Default: the system's.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it.</exception>
    public DynamoDbDataKeyStore(IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider? timeProvider = null)
    {
        time = timeProvider ?? TimeProvider.System;
        calls = DynamoDbCalls.To(client, options, time);
        this.options = options;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<WrappedDataKey>> FindAsync(DataKeyOwner owner, CancellationToken cancellationToken = default)
        => (await ReadAsync(owner, cancellationToken).ConfigureAwait(false)).Keys;

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<WrappedDataKey>> AddAsync(
        DataKeyOwner owner, WrappedDataKey key, int expectedCount, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        for (int round = 0; round < MaxRounds; round++)
        {
            await WaitAsync(round, cancellationToken).ConfigureAwait(false);
            DataKeyItem known = await ReadAsync(owner, cancellationToken).ConfigureAwait(false);
            if (known.Keys.Count != expectedCount)
            {
                return known.Keys;
            }

            WrappedDataKey[] now = [.. known.Keys, key];
            if (await TryWriteAsync(owner, now, known.Revision, cancellationToken).ConfigureAwait(false))
            {
                return now;
            }
        }

        throw DynamoDbErrors.Conflicting(options, "data keys");
    }

    /// <inheritdoc/>
    public async ValueTask<bool> ReplaceAsync(DataKeyOwner owner, WrappedDataKey key, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        for (int round = 0; round < MaxRounds; round++)
        {
            await WaitAsync(round, cancellationToken).ConfigureAwait(false);
            DataKeyItem known = await ReadAsync(owner, cancellationToken).ConfigureAwait(false);
            if (!known.Keys.Any(other => other.Id == key.Id))
            {
                return false;
            }

            WrappedDataKey[] now = [.. known.Keys.Select(other => other.Id == key.Id ? key : other)];
            if (await TryWriteAsync(owner, now, known.Revision, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }
        }

        throw DynamoDbErrors.Conflicting(options, "data keys");
    }

    /// <inheritdoc/>
    public async ValueTask<bool> DeleteAsync(DataKeyOwner owner, CancellationToken cancellationToken = default)
    {
        bool isThere = (await ReadAsync(owner, cancellationToken).ConfigureAwait(false)).Keys.Count > 0;
        string hash = HashOf(owner);
        await calls.DeleteAsync(PartitionOf(hash), [hash], cancellationToken).ConfigureAwait(false);
        return isThere;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<DataKeyOwner> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        for (int shard = 0; shard < Shards; shard++)
        {
            var request = new QueryRequest
            {
                KeyConditionExpression = "#pk = :pk",
                ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition },
                ExpressionAttributeValues = new() { [":pk"] = Attributes.Text(Partition(shard)) },
            };
            await foreach (List<Dictionary<string, AttributeValue>> page in calls.QueryAsync(request, cancellationToken).ConfigureAwait(false))
            {
                foreach (Dictionary<string, AttributeValue> item in page)
                {
                    if (AssetOwner.TryParse(item.OptionalText(Owner), out AssetOwner person))
                    {
                        yield return new DataKeyOwner(person.TenantId, person.UserId);
                    }
                }
            }
        }
    }

    private static string HashOf(DataKeyOwner owner) => KeyHash.Of(owner.TenantId, owner.UserId);

    private static string PartitionOf(string hash) => Partition(Convert.ToInt32(hash[..2], 16) % Shards);

    private static string Partition(int shard) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Prefix}{shard:00}");

    private async ValueTask<DataKeyItem> ReadAsync(DataKeyOwner owner, CancellationToken cancellationToken)
    {
        string hash = HashOf(owner);
        Dictionary<string, AttributeValue>? item = await calls.GetAsync(PartitionOf(hash), hash, cancellationToken).ConfigureAwait(false);
        try
        {
            return item is null
                ? new DataKeyItem([], null)
                : new DataKeyItem(
                    JsonSerializer.Deserialize(item.Text(Keys), DataKeyJsonContext.Default.IReadOnlyListWrappedDataKey) ?? [],
                    item.Text(Attributes.Nonce));
        }
        catch (Exception exception) when (exception is JsonException or DamagedItemException)
        {
            throw new StorageException(
                "storage.corrupt", $"A person's data keys in table '{options.TableName}' are damaged. Restore them.", "dynamodb", false, exception);
        }
    }

    private async ValueTask<bool> TryWriteAsync(
        DataKeyOwner owner, IReadOnlyList<WrappedDataKey> keys, string? revision, CancellationToken cancellationToken)
    {
        string hash = HashOf(owner);
        Dictionary<string, AttributeValue> item = DynamoDbCalls.Key(PartitionOf(hash), hash);
        item[Owner] = Attributes.Text(owner.ToString());
        item[Keys] = Attributes.Text(JsonSerializer.Serialize(keys, DataKeyJsonContext.Default.IReadOnlyListWrappedDataKey));
        item[Attributes.Nonce] = Attributes.Text(Guid.NewGuid().ToString("N"));
        var put = new Put { TableName = options.TableName, Item = item };
        if (revision is null)
        {
            put.ConditionExpression = "attribute_not_exists(#pk)";
            put.ExpressionAttributeNames = new() { ["#pk"] = Attributes.Partition };
        }
        else
        {
            put.ConditionExpression = "#nonce = :nonce";
            put.ExpressionAttributeNames = new() { ["#nonce"] = Attributes.Nonce };
            put.ExpressionAttributeValues = new() { [":nonce"] = Attributes.Text(revision) };
        }

        return await calls.WriteAsync([new TransactWriteItem { Put = put }], cancellationToken).ConfigureAwait(false) is null;
    }

    private async ValueTask WaitAsync(int round, CancellationToken cancellationToken)
    {
        if (round > 0)
        {
            await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
