using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AvatarKit.AspNetCore;

/// <summary>The live conversation's endpoints.</summary>
internal static class LiveEndpoints
{
    // A connection that broke without a word is found out by that.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);

    public static void Map(EndpointMap map, RouteGroupBuilder group, LiveHost live, RequestGuard guard)
    {
        var tokens = new TokenEndpoint(live);
        var events = new EventEndpoints(live);
        map.Map(HttpMethods.Post, "/sessions", guard.Guard(tokens.CreateAsync), TokenEndpoint.Description);
        map.Map(HttpMethods.Post, "/live/events", guard.GuardByAddress(events.OpenAsync), EventEndpoints.OpenDescription);
        map.Map(HttpMethods.Post, "/live/messages", guard.GuardConnection(events.TakeMessagesAsync), EventEndpoints.MessagesDescription);
        map.Map(HttpMethods.Post, "/live/audio", guard.GuardConnection(events.TakeSoundAsync), EventEndpoints.SoundDescription);

        // WebSockets work also where the host does not call UseWebSockets.
        IApplicationBuilder pipeline = ((IEndpointRouteBuilder)group).CreateApplicationBuilder();
        pipeline.UseWebSockets();
        pipeline.Run(guard.GuardByAddress((context, visitor) => ConnectAsync(live, context, visitor)));
        group.Map("/live", pipeline.Build());
    }

    private static async Task ConnectAsync(LiveHost live, HttpContext context, Visitor visitor)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new ChatProblemException(
                StatusCodes.Status400BadRequest, "live.no_websocket", "This address takes WebSockets. Without them, post to live/events.");
        }

        IList<string> offered = context.WebSockets.WebSocketRequestedProtocols;
        if (!offered.Contains(LiveProtocol.Name))
        {
            throw new ChatProblemException(
                StatusCodes.Status400BadRequest, "live.protocol", $"Offer the subprotocol {LiveProtocol.Name}, and the token as another.");
        }

        RefuseWhileStopping(live);
        using IDisposable silent = live.Silent.TryEnter(visitor.Address) ?? throw new ChatProblemException(
            StatusCodes.Status429TooManyRequests, "live.too_many_silent", "Too many connections from this address have not said hello yet.");
        string? token = offered.FirstOrDefault(static one => one.StartsWith(LiveProtocol.TokenPrefix, StringComparison.Ordinal));
        LiveTicket? ticket = await live.Tokens.RedeemAsync(token?[LiveProtocol.TokenPrefix.Length..], visitor, context.RequestAborted)
            .ConfigureAwait(false);
        var accept = new WebSocketAcceptContext
        {
            SubProtocol = LiveProtocol.Name,
            KeepAliveInterval = KeepAlive,
            KeepAliveTimeout = KeepAlive,
        };
        using WebSocket socket = await context.WebSockets.AcceptWebSocketAsync(accept).ConfigureAwait(false);
        var transport = new WebSocketTransport(socket, live.MaxMessageBytes, live.Large, live.Host.Time);
        await RunAsync(live, transport, ticket, visitor, silent).ConfigureAwait(false);
    }

    private static async Task RunAsync(LiveHost live, WebSocketTransport transport, LiveTicket? ticket, Visitor visitor, IDisposable silent)
    {
        if (ticket is not null)
        {
            await live.RunAsync(transport, ticket, visitor, silent.Dispose).ConfigureAwait(false);
            return;
        }

        Task<LiveFrame> first = transport.ReceiveAsync(CancellationToken.None).AsTask();
        await transport.CloseAsync(LiveProtocol.TokenRefused, "The token is unknown, used, or too old.").ConfigureAwait(false);
        (await first.ConfigureAwait(false)).Dispose();
    }

    public static void RefuseWhileStopping(LiveHost live)
    {
        if (live.IsStopping)
        {
            throw new ChatProblemException(
                StatusCodes.Status503ServiceUnavailable, "live.stopping", "This server is stopping. Try again: another one answers.")
            {
                RetryAfter = TimeSpan.FromSeconds(1),
            };
        }
    }
}
