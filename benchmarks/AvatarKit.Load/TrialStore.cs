using Amazon.DynamoDBv2;
using AvatarKit.Aws;
using AvatarKit.Aws.TestHost;
using AvatarKit.Local;

namespace AvatarKit.Load;

/// <summary>The conversation store of a trial, empty, and what it runs on.</summary>
internal sealed class TrialStore : IAsyncDisposable
{
    private readonly Peer? peer;
    private readonly AmazonDynamoDBClient? client;
    private readonly string? folder;

    private TrialStore(IConversationStore store, Peer? peer = null, AmazonDynamoDBClient? client = null, string? folder = null)
    {
        Store = store;
        this.peer = peer;
        this.client = client;
        this.folder = folder;
    }

    public static string[] Names { get; } = ["memory", "sqlite", "dynamodb"];

    public IConversationStore Store { get; }

    public static async Task<TrialStore> OpenAsync(string name)
    {
        switch (name)
        {
            case "sqlite":
                string folder = Directory.CreateTempSubdirectory("avatarkit-trial").FullName;
                var local = new SqliteConversationStoreOptions { Path = Path.Combine(folder, "conversations.db") };
                return new TrialStore(new SqliteConversationStore(local), folder: folder);
            case "dynamodb":
                Peer peer = await Peer.StartAsync("dynamodb-local.mjs");
                AmazonDynamoDBClient client = LoopbackClients.DynamoDb(peer.Url);
                var table = new DynamoDbOptions { TableName = "trial" };
                await DynamoDbTable.EnsureCreatedAsync(client, table);
                return new TrialStore(new DynamoDbConversationStore(client, table), peer, client);
            default:
                return new TrialStore(new InMemoryConversationStore());
        }
    }

    public async ValueTask DisposeAsync()
    {
        (Store as IDisposable)?.Dispose();
        client?.Dispose();
        if (peer is not null)
        {
            await peer.DisposeAsync();
        }

        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
