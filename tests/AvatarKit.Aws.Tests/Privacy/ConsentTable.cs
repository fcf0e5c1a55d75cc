using Amazon;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;

namespace AvatarKit.Aws.Tests.Privacy;

/// <summary>As much of a table, in memory, as consents take: whole items, and the two conditions on their revision.</summary>
internal sealed class ConsentTable() : AmazonDynamoDBClient(new AnonymousAWSCredentials(), RegionEndpoint.EUCentral1)
{
    private readonly Dictionary<string, Dictionary<string, AttributeValue>> items = [];

    /// <summary>Runs before each write: another node may come between.</summary>
    public Func<Task> BeforeWrite { get; set; } = static () => Task.CompletedTask;

    public IEnumerable<string> Keys => items.Keys;

    public override Task<DescribeTableResponse> DescribeTableAsync(string tableName, CancellationToken cancellationToken = default)
        => Task.FromResult(new DescribeTableResponse
        {
            Table = new TableDescription
            {
                KeySchema = [new KeySchemaElement("pk", KeyType.HASH), new KeySchemaElement("sk", KeyType.RANGE)],
                AttributeDefinitions = [],
                GlobalSecondaryIndexes = [new() { IndexName = "by-day", KeySchema = [new KeySchemaElement("day", KeyType.HASH)] }],
            },
        });

    public override Task<GetItemResponse> GetItemAsync(GetItemRequest request, CancellationToken cancellationToken = default)
        => Task.FromResult(new GetItemResponse { Item = items.GetValueOrDefault(request.Key["pk"].S) });

    public override async Task<TransactWriteItemsResponse> TransactWriteItemsAsync(
        TransactWriteItemsRequest request, CancellationToken cancellationToken = default)
    {
        await BeforeWrite();
        Put put = Assert.Single(request.TransactItems).Put;
        string key = put.Item["pk"].S;
        string? revision = items.GetValueOrDefault(key)?[put.ExpressionAttributeNames["#rev"]].N;
        bool holds = put.ConditionExpression switch
        {
            "attribute_not_exists(#rev)" => revision is null,
            "#rev = :rev" => revision == put.ExpressionAttributeValues[":rev"].N,
            _ => throw new NotSupportedException(put.ConditionExpression),
        };
        if (!holds)
        {
            throw new TransactionCanceledException("A condition failed.") { CancellationReasons = [new() { Code = "ConditionalCheckFailed" }] };
        }

        items[key] = put.Item;
        return new TransactWriteItemsResponse();
    }

    public override Task<BatchWriteItemResponse> BatchWriteItemAsync(BatchWriteItemRequest request, CancellationToken cancellationToken = default)
    {
        foreach (WriteRequest write in request.RequestItems.Values.SelectMany(static writes => writes))
        {
            items.Remove(write.DeleteRequest.Key["pk"].S);
        }

        return Task.FromResult(new BatchWriteItemResponse());
    }
}
