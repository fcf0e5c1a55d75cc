using System.Net.WebSockets;
using System.Text;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>One connection of a page to a <see cref="LivePeer"/>: what goes out goes out in order.</summary>
internal sealed class LivePeerLink
{
    private readonly Channel<ReadOnlyMemory<byte>> texts = Channel.CreateUnbounded<ReadOnlyMemory<byte>>();
    private readonly HttpContext context;
    private readonly WebSocket? socket;

    private LivePeerLink(HttpContext context, WebSocket? socket)
    {
        this.context = context;
        this.socket = socket;
        Sending = SendAllAsync();
    }

    public string Id { get; } = Guid.NewGuid().ToString("N");

    public bool IsEvents => socket is null;

    /// <summary>Ends when the connection is gone or closed.</summary>
    public Task Sending { get; }

    public static LivePeerLink Over(HttpContext context, WebSocket socket) => new(context, socket);

    public static LivePeerLink OverEvents(HttpContext context)
    {
        context.Response.ContentType = "text/event-stream";
        return new LivePeerLink(context, socket: null);
    }

    /// <summary>Sends a text frame.</summary>
    public void Send(string text) => texts.Writer.TryWrite(Encoding.UTF8.GetBytes("t" + text));

    /// <summary>Sends a binary frame.</summary>
    public void SendFrame(byte kind, long number, byte[] payload)
        => texts.Writer.TryWrite((byte[])[(byte)'b', kind, .. BitConverter.GetBytes((uint)number), .. payload]);

    /// <summary>Closes with a code.</summary>
    public void Close(int code)
    {
        texts.Writer.TryWrite(Encoding.UTF8.GetBytes("c" + code));
        texts.Writer.TryComplete();
    }

    /// <summary>Breaks the connection.</summary>
    public void Drop()
    {
        texts.Writer.TryComplete();
        try
        {
            context.Abort();
        }
        catch (ObjectDisposedException)
        {
            // It is gone already.
        }
    }

    private async Task SendAllAsync()
    {
        try
        {
            await foreach (ReadOnlyMemory<byte> item in texts.Reader.ReadAllAsync(context.RequestAborted))
            {
                await (socket is null ? SendEventAsync(item) : SendSocketAsync(socket, item));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or WebSocketException)
        {
            // The page is gone.
        }
    }

    private static Task SendSocketAsync(WebSocket socket, ReadOnlyMemory<byte> item) => (char)item.Span[0] switch
    {
        'c' => socket.CloseOutputAsync((WebSocketCloseStatus)int.Parse(item.Span[1..], provider: null), "", CancellationToken.None),
        'b' => socket.SendAsync(item[1..], WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None).AsTask(),
        _ => socket.SendAsync(item[1..], WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask(),
    };

    private async Task SendEventAsync(ReadOnlyMemory<byte> item)
    {
        string lines = (char)item.Span[0] switch
        {
            'c' => $"event: close\ndata: {{\"code\":{Encoding.UTF8.GetString(item.Span[1..])}}}\n\n",
            'b' => $"event: media\ndata: {Convert.ToBase64String(item.Span[1..])}\n\n",
            _ => $"data: {Encoding.UTF8.GetString(item.Span[1..])}\n\n",
        };
        await context.Response.WriteAsync(lines);
        await context.Response.Body.FlushAsync();
    }
}
