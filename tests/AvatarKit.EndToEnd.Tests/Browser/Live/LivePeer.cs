using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Net;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using AvatarKit.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.EndToEnd.Tests;

/// <summary>A server of docs/live-protocol.md on loopback that also does wrong things; it serves the browser's modules too.</summary>
internal sealed class LivePeer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly LivePeerSession session;
    private readonly ConcurrentDictionary<string, bool> tokens = new();

    private LivePeer(WebApplication app, LivePeerSession session)
    {
        this.app = app;
        this.session = session;
    }

    public string Url => app.Urls.Single();

    /// <summary>Whether WebSockets are blocked on the way.</summary>
    public bool BlocksSockets { get; init; }

    /// <summary>What every request for a session is refused with; problem details.</summary>
    public string? Problem { get; set; }

    /// <summary>Whether nothing answers.</summary>
    public volatile bool IsDown;

    public int Upgrades;

    /// <summary>The <c>traceparent</c> of the last request for a session.</summary>
    public string? SessionTrace { get; private set; }

    public LivePeerSession Session => session;

    /// <summary>The page's connection.</summary>
    public LivePeerLink Link => session.Link ?? throw new InvalidOperationException("No page is connected.");

    public static async Task<LivePeer> StartAsync(bool blocksSockets = false, bool recognizes = true)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(static options => options.Listen(IPAddress.Loopback, 0));
        WebApplication app = builder.Build();
        var peer = new LivePeer(app, new LivePeerSession { Recognizes = recognizes }) { BlocksSockets = blocksSockets };
        app.UseWebSockets();
        app.Run(peer.AnswerAsync);
        await app.StartAsync();
        return peer;
    }

    public async ValueTask DisposeAsync()
    {
        session.Link?.Drop();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        string path = context.Request.Path.Value!;
        if (IsDown && path.StartsWith("/avatar/", StringComparison.Ordinal))
        {
            context.Abort();
            return;
        }

        switch (path)
        {
            case "/":
                context.Response.ContentType = "text/html; charset=utf-8";
                context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; script-src 'self'; connect-src 'self'";
                await context.Response.WriteAsync(LivePageScript.Html);
                break;
            case "/avatar/sessions":
                await GrantAsync(context);
                break;
            case "/avatar/live":
                await ConnectAsync(context);
                break;
            case "/avatar/live/events":
                JsonNode order = (await JsonNode.ParseAsync(context.Request.Body))!;
                Assert.True(TryRedeem((string)order["token"]!));
                LivePeerLink events = LivePeerLink.OverEvents(context);
                session.Welcome(events, order["hello"]!.AsObject());
                await events.Sending;
                session.Leave(events);
                break;
            case "/avatar/live/messages" or "/avatar/live/audio":
                await TakePostAsync(context, path);
                break;
            default:
                context.Response.ContentType = "text/javascript";
                await context.Response.WriteAsync(path == "/page.js" ? LivePageScript.Script : PageSources.Read(path[1..]));
                break;
        }
    }

    private async Task GrantAsync(HttpContext context)
    {
        if (Problem is not null)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            context.Response.ContentType = "application/problem+json";
            await context.Response.WriteAsync(Problem);
            return;
        }

        SessionTrace = context.Request.Headers.TraceParent;
        string token = Guid.NewGuid().ToString("N");
        tokens[token] = true;
        context.Response.StatusCode = StatusCodes.Status201Created;
        var grant = new JsonObject
        {
            ["token"] = token, ["live"] = "/avatar/live", ["events"] = "/avatar/live/events", ["messages"] = "/avatar/live/messages",
        };
        await context.Response.WriteAsync(grant.ToJsonString());
    }

    private async Task ConnectAsync(HttpContext context)
    {
        Interlocked.Increment(ref Upgrades);
        if (BlocksSockets)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }

        const string Prefix = "avatarkit.token.";
        string token = context.WebSockets.WebSocketRequestedProtocols.Single(static one => one.StartsWith(Prefix, StringComparison.Ordinal));
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync("avatarkit.v1");
        Assert.True(TryRedeem(token[Prefix.Length..]));
        LivePeerLink open = LivePeerLink.Over(context, socket);
        try
        {
            await ReadAsync(socket, open);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException)
        {
            // The page is gone.
        }
        finally
        {
            session.Leave(open);
        }
    }

    private async Task ReadAsync(WebSocket socket, LivePeerLink open)
    {
        bool isFirst = true;
        byte[] buffer = new byte[1024 * 1024];
        while (true)
        {
            int length = 0;
            ValueWebSocketReceiveResult came;
            do
            {
                came = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += came.Count;
            }
            while (!came.EndOfMessage);

            switch (came.MessageType)
            {
                case WebSocketMessageType.Close:
                    return;
                case WebSocketMessageType.Binary:
                    session.TakeSound(buffer.AsSpan(0, length));
                    break;
                default:
                    JsonObject message = JsonNode.Parse(buffer.AsSpan(0, length))!.AsObject();
                    if (isFirst)
                    {
                        session.Welcome(open, message);
                    }
                    else
                    {
                        session.Take(open, message);
                    }

                    isFirst = false;
                    break;
            }
        }
    }

    private async Task TakePostAsync(HttpContext context, string path)
    {
        LivePeerLink? open = session.Link;
        if (open is null || context.Request.Headers["Avatar-Connection"] != open.Id)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        byte[] bytes = body.ToArray();
        if (path.EndsWith("messages", StringComparison.Ordinal))
        {
            foreach (JsonNode? message in JsonNode.Parse(bytes)!.AsArray())
            {
                session.Take(open, message!.DeepClone().AsObject());
            }
        }

        for (int at = 0; path.EndsWith("audio", StringComparison.Ordinal) && at < bytes.Length;)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));
            session.TakeSound(bytes.AsSpan(at + 4, length));
            at += 4 + length;
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private bool TryRedeem(string token) => tokens.TryRemove(token, out _);
}
