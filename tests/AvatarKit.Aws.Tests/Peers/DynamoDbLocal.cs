using Amazon.DynamoDBv2;
using AvatarKit.Aws.TestHost;

namespace AvatarKit.Aws.Tests.Peers;

/// <summary>Amazon's DynamoDB Local, one for all tests of the collection.</summary>
public sealed class DynamoDbLocal : IAsyncLifetime
{
    private Peer? peer;

    public string Url => peer!.Url;

    public async Task InitializeAsync() => peer = Requires.Java is null ? await Peer.StartAsync("dynamodb-local.mjs") : null;

    public async Task DisposeAsync()
    {
        if (peer is not null)
        {
            await peer.DisposeAsync();
        }
    }

    public AmazonDynamoDBClient Client(DelegatingHandler? handler = null) => LoopbackClients.DynamoDb(Url, handler);

    /// <summary>A table of the test's own, made by the package itself.</summary>
    public async Task<DynamoDbOptions> NewTableAsync(Action<DynamoDbOptions>? configure = null)
    {
        var options = new DynamoDbOptions { TableName = $"t-{Guid.NewGuid():N}" };
        configure?.Invoke(options);
        using AmazonDynamoDBClient client = Client();
        await DynamoDbTable.EnsureCreatedAsync(client, options);
        return options;
    }
}
