namespace AvatarKit.Aws.Tests.Peers;

/// <summary>Tests that share one DynamoDB Local and one S3 server.</summary>
[CollectionDefinition(Name)]
public sealed class PeersCollection : ICollectionFixture<DynamoDbLocal>, ICollectionFixture<S3Server>
{
    public const string Name = "peers";
}
