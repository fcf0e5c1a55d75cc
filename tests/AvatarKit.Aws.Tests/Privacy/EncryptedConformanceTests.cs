using Amazon.DynamoDBv2;
using Amazon.S3;
using AvatarKit.Aws.Tests.Peers;
using AvatarKit.Testing;

namespace AvatarKit.Aws.Tests.Privacy;

[Collection(PeersCollection.Name)]
public sealed class EncryptedConformanceTests(DynamoDbLocal dynamoDb, S3Server s3)
{
    public static TheoryData<string> ConversationCases
        => [.. new ConversationStoreConformance(_ => default, (_, _) => default, (_, _) => default).Cases.Select(static one => one.Name)];

    public static TheoryData<string> AssetCases
        => [.. new AssetStoreConformance(_ => default, (_, _) => default).Cases.Select(static one => one.Name)];

    [DynamoDbTheory]
    [MemberData(nameof(ConversationCases))]
    public async Task DynamoDB_under_encryption_keeps_the_contract(string name)
    {
        DynamoDbOptions options = await dynamoDb.NewTableAsync();
        using AmazonDynamoDBClient client = dynamoDb.Client();

        // Encrypted, the longest text no longer fits into an item.
        S3AssetOptions bucket = await s3.NewBucketAsync();
        using AmazonS3Client texts = s3.Client();
        var ring = new InMemoryKeyRing();
        await new ConversationStoreConformance(_ => new(Open()), (_, _) => new(Open()), (_, _) => new(Open()))
            .Cases.Single(one => one.Name == name).RunAsync();

        EncryptedConversationStore Open() => new(
            new DynamoDbConversationStore(client, options, new S3AssetStore(texts, bucket)),
            new EncryptionKeys(ring, new DynamoDbDataKeyStore(client, options)));
    }

    [S3Theory]
    [MemberData(nameof(AssetCases))]
    public async Task S3_under_encryption_keeps_the_contract(string name)
    {
        S3AssetOptions options = await s3.NewBucketAsync();
        using AmazonS3Client client = s3.Client();
        var keys = new EncryptionKeys(new InMemoryKeyRing(), new InMemoryDataKeyStore());
        await new AssetStoreConformance(_ => new(Open()), (_, _) => new(Open())).Cases.Single(one => one.Name == name).RunAsync();

        EncryptedAssetStore Open() => new(new S3AssetStore(client, options), keys);
    }
}
