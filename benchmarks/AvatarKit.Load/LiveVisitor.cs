using System.Buffers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace AvatarKit.Load;

/// <summary>A client of the live protocol that says something now and then.</summary>
internal sealed class LiveVisitor(Uri server, HttpMessageInvoker connections, SessionFigures figures) : IAsyncDisposable
{
    private readonly ClientWebSocket socket = new();
    private readonly byte[] buffer = new byte[4_096];
    private long sequence;
    private long seen;

    /// <summary>Asks for a token, connects and says hello.</summary>
    public async Task OpenAsync(HttpClient http, bool speech, CancellationToken cancellationToken)
    {
        using HttpResponseMessage answer = await http.PostAsJsonAsync(new Uri(server, "/avatar/sessions"), new { speech }, cancellationToken);
        answer.EnsureSuccessStatusCode();
        using JsonDocument session = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancellationToken));
        socket.Options.AddSubProtocol("avatarkit.v1");
        socket.Options.AddSubProtocol("avatarkit.token." + session.RootElement.GetProperty("token").GetString());
        socket.Options.SetBuffer(4_096, 1_024);
        var live = new UriBuilder(new Uri(server, "/avatar/live")) { Scheme = "ws" };
        await socket.ConnectAsync(live.Uri, connections, cancellationToken);
        await SendAsync(new { type = "hello", version = 1, audio = speech ? new[] { "pcm" } : [] }, cancellationToken);
        while (await ReceiveAsync(cancellationToken) is { } message)
        {
            if (TypeOf(message) == "welcome")
            {
                return;
            }
        }

        throw new InvalidOperationException("The server closed instead of welcoming.");
    }

    /// <summary>Says something every so often, until it is told to stop.</summary>
    public async Task TalkAsync(TimeSpan first, TimeSpan every, CancellationToken cancellationToken)
    {
        await Task.Delay(first, TimeProvider.System, cancellationToken);
        using var timer = new PeriodicTimer(every, TimeProvider.System);
        do
        {
            await TakeTurnAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or InvalidOperationException)
        {
            // It is over anyhow.
        }

        socket.Dispose();
    }

    private async Task TakeTurnAsync(CancellationToken cancellationToken)
    {
        string turn = Guid.NewGuid().ToString("N");
        long start = TimeProvider.System.GetTimestamp();
        bool hasText = false, hasSound = false;
        await SendAsync(new { type = "say", seq = ++sequence, turnId = turn, text = "When are you open?" }, cancellationToken);
        while (await ReceiveAsync(cancellationToken) is { } message)
        {
            switch (TypeOf(message))
            {
                case "text" when !hasText:
                    hasText = true;
                    figures.FirstText.Add(TimeProvider.System.GetElapsedTime(start));
                    break;
                case "speech" when !hasSound:
                    hasSound = true;
                    figures.FirstSound.Add(TimeProvider.System.GetElapsedTime(start));
                    break;
                case "end":
                    figures.Ends.Add(TimeProvider.System.GetElapsedTime(start));
                    await SendAsync(new { type = "ack", number = seen }, cancellationToken);
                    return;
            }
        }

        throw new WebSocketException($"The server closed: {socket.CloseStatus} {socket.CloseStatusDescription}");
    }

    private string? TypeOf(ReadOnlyMemory<byte> message)
    {
        var reader = new Utf8JsonReader(message.Span);
        string? type = null;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("type"u8))
                {
                    reader.Read();
                    type = reader.GetString();
                }
                else if (reader.ValueTextEquals("number"u8))
                {
                    reader.Read();
                    seen = reader.GetInt64();
                    break;
                }
                else
                {
                    reader.Skip();
                }
            }
        }

        return type;
    }

    private Task SendAsync<T>(T message, CancellationToken cancellationToken)
        => socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, cancellationToken);

    /// <summary>The next text message; media is read and counted. Null when the server closed.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReceiveAsync(CancellationToken cancellationToken)
    {
        ArrayBufferWriter<byte>? longer = null;
        while (true)
        {
            ValueWebSocketReceiveResult part = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            figures.AddBytes(part.Count);
            if (part.MessageType == WebSocketMessageType.Binary)
            {
                continue;
            }

            if (part.EndOfMessage && longer is null)
            {
                return buffer.AsMemory(0, part.Count);
            }

            longer ??= new ArrayBufferWriter<byte>();
            longer.Write(buffer.AsSpan(0, part.Count));
            if (part.EndOfMessage)
            {
                return longer.WrittenMemory;
            }
        }
    }
}
