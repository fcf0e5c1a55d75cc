using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;

namespace AvatarKit.Aws;

/// <summary>Makes the table that <see cref="DynamoDbConversationStore"/> keeps conversations in.</summary>
public static class DynamoDbTable
{
    private const int MaxRounds = 300;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Creates the table, billed on demand and with its TTL attribute switched on, unless it is there,
    /// and waits until it can be used.</summary>
    /// <remarks>
    /// Calls DescribeTable, CreateTable, DescribeTimeToLive and UpdateTimeToLive. Safe when several processes do it at once;
    /// a table that is there is only looked at, except that its TTL is switched on.
    /// </remarks>
    /// <param name="client">The client. It stays the caller's.</param>
    /// <param name="options">Names the table.</param>
    /// <param name="timeProvider">The clock of the waiting. Default: the system's.</param>
    /// <param name="cancellationToken">Stops the waiting; a table that was begun is still created.</param>
    /// <returns>A task that ends when the table is ready.</returns>
    /// <exception cref="StorageException">There is a table of that name with another key (<c>dynamodb.table_wrong_key</c>),
    /// or it could not be created.</exception>
    public static async Task EnsureCreatedAsync(
        IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider? timeProvider = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(options);
        TimeProvider time = timeProvider ?? TimeProvider.System;
        string operation = "DescribeTable";
        try
        {
            TableDescription? table = await FindAsync(client, options, cancellationToken).ConfigureAwait(false);
            if (table is null)
            {
                operation = "CreateTable";
                await CreateAsync(client, options, cancellationToken).ConfigureAwait(false);
                operation = "DescribeTable";
            }
            else
            {
                DynamoDbTableGuard.Require(table, options);
            }

            await WaitAsync(client, options, time, cancellationToken).ConfigureAwait(false);
            operation = "UpdateTimeToLive";
            await SwitchOnExpiryAsync(client, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (DynamoDbErrors.Translate(exception, operation, options, cancellationToken) is { } translated)
        {
            throw translated;
        }
    }

    private static async Task<TableDescription?> FindAsync(IAmazonDynamoDB client, DynamoDbOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.DescribeTableAsync(options.TableName, cancellationToken).ConfigureAwait(false)).Table;
        }
        catch (ResourceNotFoundException)
        {
            return null;
        }
    }

    private static async Task CreateAsync(IAmazonDynamoDB client, DynamoDbOptions options, CancellationToken cancellationToken)
    {
        var request = new CreateTableRequest
        {
            TableName = options.TableName,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new(Attributes.Partition, KeyType.HASH), new(Attributes.Sort, KeyType.RANGE)],
            AttributeDefinitions = [new(Attributes.Partition, ScalarAttributeType.S), new(Attributes.Sort, ScalarAttributeType.S),
                new(Attributes.Day, ScalarAttributeType.S)],
            GlobalSecondaryIndexes =
            [
                new GlobalSecondaryIndex
                {
                    IndexName = Attributes.DayIndex,
                    KeySchema = [new(Attributes.Day, KeyType.HASH)],
                    Projection = new Projection { ProjectionType = ProjectionType.KEYS_ONLY },
                },
            ],
        };
        try
        {
            await client.CreateTableAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (ResourceInUseException)
        {
            // Another process was quicker.
        }
    }

    private static async Task WaitAsync(IAmazonDynamoDB client, DynamoDbOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        for (int round = 0; round < MaxRounds; round++)
        {
            TableDescription? table = await FindAsync(client, options, cancellationToken).ConfigureAwait(false);
            if (table is not null && table.TableStatus == TableStatus.ACTIVE
                && table.GlobalSecondaryIndexes?.TrueForAll(
                    static index => index.IndexStatus is null || index.IndexStatus == IndexStatus.ACTIVE) is true)
            {
                DynamoDbTableGuard.Require(table, options);
                return;
            }

            await Task.Delay(round == 0 ? FirstPause : Pause, time, cancellationToken).ConfigureAwait(false);
        }

        throw new StorageException(
            "dynamodb.table_not_ready",
            $"Table '{options.TableName}' (DynamoDbOptions.TableName) did not become ready within {MaxRounds} s. "
                + "Look at it in the AWS console and try again.", "dynamodb", isTransient: true);
    }

    private static async Task SwitchOnExpiryAsync(IAmazonDynamoDB client, DynamoDbOptions options, CancellationToken cancellationToken)
    {
        DescribeTimeToLiveResponse expiry = await client.DescribeTimeToLiveAsync(options.TableName, cancellationToken).ConfigureAwait(false);
        TimeToLiveStatus? status = expiry.TimeToLiveDescription?.TimeToLiveStatus;
        if (status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING)
        {
            if (expiry.TimeToLiveDescription!.AttributeName == Attributes.Expires)
            {
                return;
            }

            throw new StorageException(
                "dynamodb.table_wrong_expiry",
                $"Table '{options.TableName}' (DynamoDbOptions.TableName) lets items expire by the attribute "
                    + $"'{expiry.TimeToLiveDescription.AttributeName}'; the store writes '{Attributes.Expires}'. "
                    + "Switch its TTL to that, or name another table.",
                "dynamodb");
        }

        try
        {
            await client.UpdateTimeToLiveAsync(
                new UpdateTimeToLiveRequest
                {
                    TableName = options.TableName,
                    TimeToLiveSpecification = new TimeToLiveSpecification { AttributeName = Attributes.Expires, Enabled = true },
                },
                cancellationToken).ConfigureAwait(false);
        }
        catch (AmazonDynamoDBException exception)
            when (exception.ErrorCode == "ValidationException" && exception.Message.Contains("already enabled", StringComparison.Ordinal))
        {
            // Another process was quicker.
        }
    }
}
