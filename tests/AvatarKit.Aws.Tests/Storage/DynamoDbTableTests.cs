using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using AvatarKit.Aws.Tests.Peers;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbTableTests(DynamoDbLocal dynamoDb)
{
    [DynamoDbFact]
    public async Task A_table_is_made_once_billed_on_demand_with_expiry()
    {
        DynamoDbOptions options = new() { TableName = $"t-{Guid.NewGuid():N}" };
        using AmazonDynamoDBClient client = dynamoDb.Client();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => DynamoDbTable.EnsureCreatedAsync(client, options)));
        await DynamoDbTable.EnsureCreatedAsync(client, options);

        TableDescription table = (await client.DescribeTableAsync(options.TableName)).Table;
        Assert.Equal((TableStatus.ACTIVE, BillingMode.PAY_PER_REQUEST), (table.TableStatus, table.BillingModeSummary.BillingMode));
        Assert.Equal("by-day", Assert.Single(table.GlobalSecondaryIndexes).IndexName);
        TimeToLiveDescription expiry = (await client.DescribeTimeToLiveAsync(options.TableName)).TimeToLiveDescription;
        Assert.Equal((TimeToLiveStatus.ENABLED, "expires"), (expiry.TimeToLiveStatus, expiry.AttributeName));
    }

    [DynamoDbFact]
    public async Task A_missing_table_is_named_at_first_use_and_found_once_it_is_there()
    {
        DynamoDbOptions options = new() { TableName = $"t-{Guid.NewGuid():N}" };
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var store = new DynamoDbConversationStore(client, options);
        StorageException missing = await Assert.ThrowsAsync<StorageException>(async () => await store.GetWindowAsync(Key, 1));
        Assert.Equal(("dynamodb.table_missing", false), (missing.Code, missing.IsTransient));
        Assert.Contains(options.TableName, missing.Message, StringComparison.Ordinal);
        Assert.Contains("DynamoDbOptions.TableName", missing.Message, StringComparison.Ordinal);
        await DynamoDbTable.EnsureCreatedAsync(client, options);
        Assert.Equal(0, (await store.GetWindowAsync(Key, 1)).Version);
    }

    [DynamoDbFact]
    public async Task A_missing_table_is_made_at_first_use_where_that_is_asked_for()
    {
        DynamoDbOptions options = new() { TableName = $"t-{Guid.NewGuid():N}", CreateTable = true };
        using AmazonDynamoDBClient client = dynamoDb.Client();
        Assert.Equal(2, await new DynamoDbConversationStore(client, options).SayAsync(Key, "t1"));
    }

    [DynamoDbTheory]
    [InlineData("id", null, "its key is not 'pk'")]
    [InlineData("pk", null, "its key is not 'pk'")]
    [InlineData("pk", "sk", "'by-day'")]
    public async Task A_table_with_another_key_is_refused_by_name_before_anything_is_written(string partition, string? sort, string reason)
    {
        DynamoDbOptions options = new() { TableName = $"t-{Guid.NewGuid():N}" };
        using AmazonDynamoDBClient client = dynamoDb.Client();
        var request = new CreateTableRequest
        {
            TableName = options.TableName,
            BillingMode = BillingMode.PAY_PER_REQUEST,
            KeySchema = [new(partition, KeyType.HASH)],
            AttributeDefinitions = [new(partition, ScalarAttributeType.S)],
        };
        if (sort is not null)
        {
            request.KeySchema.Add(new(sort, KeyType.RANGE));
            request.AttributeDefinitions.Add(new(sort, ScalarAttributeType.S));
        }

        await client.CreateTableAsync(request);
        StorageException wrong = await Assert.ThrowsAsync<StorageException>(
            async () => await new DynamoDbConversationStore(client, options).StartTurnAsync(Key, Start("t1"), 0));
        Assert.Equal("dynamodb.table_wrong_key", wrong.Code);
        Assert.Contains(reason, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("DynamoDbOptions.TableName", wrong.Message, StringComparison.Ordinal);
        Assert.Equal(
            "dynamodb.table_wrong_key", (await Assert.ThrowsAsync<StorageException>(() => DynamoDbTable.EnsureCreatedAsync(client, options))).Code);
    }

    [DynamoDbFact]
    public async Task A_table_whose_items_expire_by_another_attribute_is_refused()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client(new Scripted(request => request.Operation == "DescribeTimeToLive"
            ? new HttpResponseMessage { Content = new StringContent(
                """{"TimeToLiveDescription":{"TimeToLiveStatus":"ENABLED","AttributeName":"ttl"}}""") }
            : null));
        StorageException wrong = await Assert.ThrowsAsync<StorageException>(() => DynamoDbTable.EnsureCreatedAsync(client, options));
        Assert.Equal("dynamodb.table_wrong_expiry", wrong.Code);
    }
}
