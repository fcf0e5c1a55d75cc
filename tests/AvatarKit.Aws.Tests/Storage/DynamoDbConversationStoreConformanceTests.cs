using Amazon.DynamoDBv2;
using Amazon.S3;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Testing;

namespace AvatarKit.Aws.Tests.Storage;

[Collection(PeersCollection.Name)]
public sealed class DynamoDbConversationStoreConformanceTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    private static readonly string[] Names =
        [.. new ConversationStoreConformance(_ => default, (_, _) => default, (_, _) => default).Cases.Select(one => one.Name)];

    public static TheoryData<string> Cases => [.. Names];

    [DynamoDbTheory]
    [MemberData(nameof(Cases))]
    public async Task It_keeps_the_contract(string name)
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        await RunAsync(name, () => new DynamoDbConversationStore(client, options));
    }

    [DynamoDbTheory]
    [MemberData(nameof(Cases))]
    public async Task It_keeps_the_contract_with_texts_in_S3_and_everything_expiring(string name)
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync(
            options => (options.LargeTextBytes, options.TimeToLive) = (1024, TimeSpan.FromDays(30)));
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();
        using AmazonS3Client assets = s3.Client();
        await RunAsync(name, () => new DynamoDbConversationStore(client, options, new S3AssetStore(assets, bucket)));
    }

    private static Task RunAsync(string name, Func<IConversationStore> open)
        => new ConversationStoreConformance(_ => new(open()), (_, _) => new(open()), (_, _) => new(open()))
            .Cases.Single(one => one.Name == name).RunAsync();
}
