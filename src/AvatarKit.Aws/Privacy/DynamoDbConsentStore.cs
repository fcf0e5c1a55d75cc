using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Keeps consents in the DynamoDB table of the conversations, for any number of processes: one item for each person.</summary>
/// <remarks>Reads are consistent: a consent counts on every node as soon as it is given, and no more as soon as it is withdrawn. Keys are hashes:
/// no id can be read off one. Thread-safe. The client stays the caller's.</remarks>
public sealed class DynamoDbConsentStore : IConsentStore
{
    // Two processes that note the same person's consents at once meet now and then; more often than this, something is broken.
    private const int MaxRounds = 16;

    private readonly DynamoDbOptions options;
    private readonly DynamoDbCalls calls;
    private readonly ConsentItems items;
    private readonly TimeProvider time;

    /// <summary>Creates the store; the table is touched at first use.</summary>
    /// <param name="client">The client, with its own retries off (<c>MaxErrorRetry = 0</c>).</param>
    /// <param name="options">Which table. Read for as long as the store lives.</param>
    /// <param name="timeProvider">The clock of waits. Default: the system's.</param>
    /// <exception cref="ArgumentException">A setting cannot work; the message names it.</exception>
    public DynamoDbConsentStore(IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider? timeProvider = null)
    {
        time = timeProvider ?? TimeProvider.System;
        calls = DynamoDbCalls.To(client, options, time);
        this.options = options;
        items = new ConsentItems(options);
    }

    /// <inheritdoc/>
    public async ValueTask GiveAsync(
        string tenantId, string userId, string version, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(version);
        await ChangeAsync(
            tenantId,
            userId,
            records =>
            {
                if (records.Exists(record => record.WithdrawnAt is null && record.Version == version))
                {
                    return 0;
                }

                records.Add(new ConsentRecord { Version = version, GivenAt = at });
                int oldest = records.FindIndex(static record => record.WithdrawnAt is not null);
                if (records.Count > IConsentStore.MaxRecords && oldest >= 0)
                {
                    records.RemoveAt(oldest);
                }

                return 1;
            },
            cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<int> WithdrawAsync(string tenantId, string userId, DateTimeOffset at, CancellationToken cancellationToken = default)
        => ChangeAsync(
            tenantId,
            userId,
            records =>
            {
                int withdrawn = 0;
                for (int i = 0; i < records.Count; i++)
                {
                    if (records[i].WithdrawnAt is null)
                    {
                        records[i] = records[i] with { WithdrawnAt = at };
                        withdrawn++;
                    }
                }

                return withdrawn;
            },
            cancellationToken);

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ConsentRecord>> ReadAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
        => Read(await GetAsync(PartitionOf(tenantId, userId), cancellationToken).ConfigureAwait(false), ConsentItems.Read);

    /// <inheritdoc/>
    public async ValueTask<int> EraseUserAsync(string tenantId, string userId, CancellationToken cancellationToken = default)
    {
        string partition = PartitionOf(tenantId, userId);
        int count = Read(await GetAsync(partition, cancellationToken).ConfigureAwait(false), ConsentItems.Read).Count;
        await calls.DeleteAsync(partition, [ConsentItems.Item], cancellationToken).ConfigureAwait(false);
        return count;
    }

    private static string PartitionOf(string tenantId, string userId)
    {
        ArgumentException.ThrowIfNullOrEmpty(tenantId);
        ArgumentException.ThrowIfNullOrEmpty(userId);
        return ConsentItems.PartitionOf(tenantId, userId);
    }

    private ValueTask<Dictionary<string, AttributeValue>?> GetAsync(string partition, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return calls.GetAsync(partition, ConsentItems.Item, cancellationToken);
    }

    /// <summary>Changes a person's records, again where another process came between.</summary>
    /// <param name="tenantId">The tenant.</param>
    /// <param name="userId">The person.</param>
    /// <param name="change">Changes them; says how many it changed.</param>
    /// <param name="cancellationToken">Stops it.</param>
    private async ValueTask<int> ChangeAsync(
        string tenantId, string userId, Func<List<ConsentRecord>, int> change, CancellationToken cancellationToken)
    {
        string partition = PartitionOf(tenantId, userId);
        for (int round = 0; round < MaxRounds; round++)
        {
            if (round > 0)
            {
                await Backoff.WaitAsync(round, time, cancellationToken).ConfigureAwait(false);
            }

            Dictionary<string, AttributeValue>? item = await GetAsync(partition, cancellationToken).ConfigureAwait(false);
            List<ConsentRecord> records = Read(item, ConsentItems.Read);
            int changed = change(records);
            if (changed == 0)
            {
                return 0;
            }

            TransactWriteItem put = items.Put(partition, Read(item, ConsentItems.RevisionOf), records);
            if (await calls.WriteAsync([put], cancellationToken).ConfigureAwait(false) is null)
            {
                return changed;
            }
        }

        throw DynamoDbErrors.Conflicting(options, "consents");
    }

    private T Read<T>(Dictionary<string, AttributeValue>? item, Func<Dictionary<string, AttributeValue>?, T> read)
    {
        try
        {
            return read(item);
        }
        catch (Exception exception) when (exception is DamagedItemException or FormatException)
        {
            throw DynamoDbErrors.Damaged(options, exception);
        }
    }
}
