namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>A test of nodes that share DynamoDB Local and a redis-server.</summary>
public sealed class NodeFactAttribute : FactAttribute
{
    public NodeFactAttribute() => Skip = AvatarKit.Aws.Tests.Peers.Requires.Java ?? AvatarKit.Redis.Tests.Peers.Requires.Redis;
}
