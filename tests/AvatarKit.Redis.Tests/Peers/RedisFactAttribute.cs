namespace AvatarKit.Redis.Tests.Peers;

/// <summary>A test against redis-server.</summary>
public sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() => Skip = Requires.Redis;
}
