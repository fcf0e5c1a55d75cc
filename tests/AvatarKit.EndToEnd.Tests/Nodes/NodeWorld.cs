using System.Globalization;
using AvatarKit.Aws;
using AvatarKit.Aws.TestHost;
using AvatarKit.Redis.Tests.Peers;

namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>What the nodes of an application share: Amazon's DynamoDB Local and a redis-server.</summary>
public sealed class NodeWorld : IAsyncLifetime
{
    private Peer? table;
    private RedisServer? redis;

    public async Task InitializeAsync()
    {
        if (new NodeFactAttribute().Skip is null)
        {
            table = await Peer.StartAsync("dynamodb-local.mjs");
            redis = await RedisServer.StartAsync();
        }
    }

    public async Task DisposeAsync()
    {
        foreach (IAsyncDisposable? part in (IAsyncDisposable?[])[table, redis])
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }
    }

    /// <summary>An application of its own: a table and a prefix that no other has.</summary>
    /// <param name="settings">The nodes' settings, without <c>AvatarKit:</c>.</param>
    internal async Task<NodeApplication> NewApplicationAsync(params (string Name, string Value)[] settings)
    {
        string name = $"t-{Guid.NewGuid():N}";
        await DynamoDbTable.EnsureCreatedAsync(LoopbackClients.DynamoDb(table!.Url), new DynamoDbOptions { TableName = name });
        Dictionary<string, string?> environment = new()
        {
            ["AWS_ENDPOINT_URL_DYNAMODB"] = table.Url,
            ["AWS_ACCESS_KEY_ID"] = "local",
            ["AWS_SECRET_ACCESS_KEY"] = "local",
            ["AWS_REGION"] = "eu-central-1",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AvatarKit__Aws__DynamoDb__TableName"] = name,
            ["AvatarKit__Redis__Connection"] = redis!.Connection,
            ["AvatarKit__Redis__Prefix"] = name,

            // A machine with much to do is not one that is away.
            ["AvatarKit__Redis__Timeout"] = "00:00:02",
            ["AvatarKit__Resilience__Store__Timeout"] = "00:00:30",
        };
        foreach ((string setting, string value) in settings)
        {
            environment["AvatarKit__" + setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var store = new DynamoDbConversationStore(LoopbackClients.DynamoDb(table.Url), new DynamoDbOptions { TableName = name });
        return new NodeApplication(store, environment);
    }
}
