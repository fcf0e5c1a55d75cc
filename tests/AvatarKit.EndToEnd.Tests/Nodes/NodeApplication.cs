namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>An application of several nodes, and what it has stored.</summary>
internal sealed class NodeApplication(IConversationStore store, IDictionary<string, string?> environment) : IAsyncDisposable
{
    private readonly List<Node> nodes = [];

    public async Task<Node> StartNodeAsync()
    {
        Node node = await Node.StartAsync(environment);
        nodes.Add(node);
        return node;
    }

    /// <summary>A conversation as it is stored, from its first turn to its last.</summary>
    public async Task<IReadOnlyList<ConversationTurn>> StoredAsync(string conversation)
    {
        List<ConversationTurn> turns = [];
        await foreach (ConversationTurn turn in store.ExportAsync(new ConversationKey(conversation, "ada")))
        {
            turns.Add(turn);
        }

        return turns;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (Node node in nodes)
        {
            await node.DisposeAsync();
        }
    }
}
