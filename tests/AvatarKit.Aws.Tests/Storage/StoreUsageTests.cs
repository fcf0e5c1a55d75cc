using System.Collections.Concurrent;
using Amazon.DynamoDBv2;
using Amazon.S3;
using AvatarKit.Aws.Tests.Peers;
using static AvatarKit.Aws.Tests.Storage.StoreTesting;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class StoreUsageTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    private readonly ConcurrentDictionary<string, decimal> used = new(StringComparer.Ordinal);

    [DynamoDbFact]
    public async Task The_capacity_that_a_turn_consumes_is_reported()
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using var meter = new CapacityMeter();
        using AmazonDynamoDBClient client = dynamoDb.Client(meter);
        var store = new DynamoDbConversationStore(client, options);
        await store.SayAsync(Key, "t1");
        meter.Reset();
        using (ResourceUsage.Collect(Note))
        {
            await store.GetWindowAsync(Key, 1);
            Assert.Equal(["dynamodb/read-unit"], used.Keys);
            await store.SayAsync(Key, "t2");
            await store.ListAsync(Key.TenantId, Key.UserId).ToArrayAsync();
            await store.EraseInactiveAsync(DateTimeOffset.MaxValue.AddYears(-1));
        }

        Assert.True(Used("dynamodb/read-unit") > 3 && Used("dynamodb/write-unit") > 3);
        Assert.Equal((meter.Read, meter.Written), (Used("dynamodb/read-unit"), Used("dynamodb/write-unit")));
    }

    [S3Fact]
    public async Task Requests_are_reported_by_what_they_cost()
    {
        S3AssetOptions options = await s3.NewBucketAsync(options => options.PartBytes = 5 * 1024 * 1024);
        using AmazonS3Client client = s3.Client();
        var store = new S3AssetStore(client, options);
        using (ResourceUsage.Collect(Note))
        {
            AssetInfo asset = await store.PutAsync(Upload("ada", "audio/wav"), new MemoryStream(Bytes(10)));
            Assert.Equal((1m, 0m), (Used("s3/put-request"), Used("s3/get-request")));
            await store.ReadAsync(asset.Id);
            await store.GetUrlAsync(asset.Id, TimeSpan.FromMinutes(1));
            Assert.Equal((1m, 2m), (Used("s3/put-request"), Used("s3/get-request")));
            await store.PutAsync(Upload("ada", "video/mp4"), new MemoryStream(Bytes(6 * 1024 * 1024)));
            Assert.Equal(5, Used("s3/put-request"));
        }
    }

    private decimal Used(string resource) => used.GetValueOrDefault(resource);

    private void Note(string resource, decimal quantity) => used.AddOrUpdate(resource, quantity, (_, before) => before + quantity);
}
