using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace AvatarKit.EndToEnd.Tests.Nodes;

/// <summary>A live conversation with a node, of text alone.</summary>
internal sealed class NodeVisit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly ClientWebSocket socket = new();
    private long seq;

    private NodeVisit()
    {
    }

    public static async Task<NodeVisit> OpenAsync(Node node, string conversation)
    {
        using var http = new HttpClient { BaseAddress = node.Address };
        using HttpResponseMessage made = await http.PostAsJsonAsync("avatar/sessions", new { conversation, speech = false });
        string token = (await made.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
        var visit = new NodeVisit();
        visit.socket.Options.AddSubProtocol("avatarkit.v1");
        visit.socket.Options.AddSubProtocol("avatarkit.token." + token);
        await visit.socket.ConnectAsync(new Uri($"ws://{node.Address.Authority}/avatar/live"), CancellationToken.None);
        await visit.SendAsync(new { type = "hello", version = 1, audio = Array.Empty<string>(), face = false });
        await visit.ReadUntilAsync(static message => Type(message) == "welcome");
        return visit;
    }

    /// <summary>Says something, and hears the answer to its end.</summary>
    /// <returns>The answer's text.</returns>
    public async Task<string> SayAsync(string turnId, string text)
    {
        await SendAsync(new { type = "say", seq = ++seq, turnId, text });
        List<JsonElement> came = await ReadUntilAsync(message => Type(message) == "end" && message.GetProperty("turnId").GetString() == turnId);
        Assert.Equal("completed", came[^1].GetProperty("outcome").GetString());
        return string.Concat(came.Where(static message => Type(message) == "text").Select(static message
            => message.GetProperty("text").GetString()));
    }

    public ValueTask DisposeAsync()
    {
        socket.Abort();
        socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string Type(JsonElement message) => message.GetProperty("type").GetString()!;

    private Task SendAsync(object message)
        => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private async Task<List<JsonElement>> ReadUntilAsync(Func<JsonElement, bool> isLast)
    {
        List<JsonElement> came = [];
        using var limit = new CancellationTokenSource(Patience);
        while (came.Count == 0 || !isLast(came[^1]))
        {
            came.Add(await ReadAsync(limit.Token));
        }

        return came;
    }

    private async Task<JsonElement> ReadAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[16 * 1024];
        using var whole = new MemoryStream();
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            Assert.NotEqual(WebSocketMessageType.Close, part.MessageType);
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonDocument.Parse(whole.ToArray()).RootElement;
            }
        }
    }
}
