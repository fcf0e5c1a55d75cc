namespace AvatarKit.Redis.Tests.Peers;

/// <summary>Tests that share one server.</summary>
[CollectionDefinition(Name)]
public sealed class RedisCollection : ICollectionFixture<OneRedis>
{
    public const string Name = "redis";
}
