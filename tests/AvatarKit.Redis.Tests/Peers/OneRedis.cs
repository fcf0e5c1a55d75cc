using StackExchange.Redis;

namespace AvatarKit.Redis.Tests.Peers;

/// <summary>One server for all tests of the collection, each with a prefix of its own.</summary>
public sealed class OneRedis : IAsyncLifetime
{
    private RedisServer? server;
    private ConnectionMultiplexer? client;

    public string Connection => server!.Connection;

    /// <summary>A client beside those that are tested.</summary>
    public IDatabase Database => client!.GetDatabase();

    public async Task InitializeAsync()
    {
        if (Requires.Redis is null)
        {
            server = await RedisServer.StartAsync();
            client = await ConnectionMultiplexer.ConnectAsync(Connection);
        }
    }

    public async Task DisposeAsync()
    {
        if (server is not null)
        {
            await client!.DisposeAsync();
            await server.DisposeAsync();
        }
    }

    public static string NewPrefix() => $"t-{Guid.NewGuid():N}";

    /// <summary>The keys that begin with something.</summary>
    public string[] Keys(string prefix, string kind)
        => [.. client!.GetServers()[0].Keys(pattern: $"{{{prefix}}}:{kind}:*").Select(static key => key.ToString()).Order(StringComparer.Ordinal)];
}
