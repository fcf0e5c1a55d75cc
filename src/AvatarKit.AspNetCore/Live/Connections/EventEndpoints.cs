using System.Buffers.Binary;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>The live conversation without WebSockets.</summary>
internal sealed class EventEndpoints(LiveHost live)
{
    private const string ConnectionHeader = "Avatar-Connection";
    private const int MaxHelloBytes = 64 * 1024;
    private const int MaxSoundBytes = 2 * 1024 * 1024;
    private const int MaxMessages = 256;

    public static EndpointDescription OpenDescription { get; } = new EndpointDescription(
        "AvatarLiveEvents", "Opens a live conversation as server-sent events, where WebSockets are blocked.")
        .Takes<EventsOrder>()
        .Gives<string>("text/event-stream")
        .Refuses(400, 401, 403, 413, 415, 429, 503);

    public static EndpointDescription MessagesDescription { get; } = new EndpointDescription(
        "AvatarLiveMessages", "Takes a client's messages to the live conversation that its Avatar-Connection header names.")
        .Takes<JsonElement[]>()
        .GivesNothing(StatusCodes.Status202Accepted)
        .Refuses(400, 403, 404, 413, 415, 429);

    public static EndpointDescription SoundDescription { get; } = new EndpointDescription(
        "AvatarLiveAudio", "Takes a client's sound to the live conversation that its Avatar-Connection header names.")
        .Takes<byte[]>("application/octet-stream")
        .GivesNothing(StatusCodes.Status202Accepted)
        .Refuses(400, 403, 404, 413, 415, 429);

    /// <summary><c>POST {base}/live/events</c>.</summary>
    public async Task OpenAsync(HttpContext context, Visitor visitor)
    {
        LiveEndpoints.RefuseWhileStopping(live);
        (LiveTicket ticket, byte[] hello) = await ReadAsync(context, visitor).ConfigureAwait(false);
        using var transport = new EventStreamTransport(context, live.Host.Time);
        live.Events.Add(transport, visitor with { UserId = ticket.UserId });
        try
        {
            await transport.BeginAsync().ConfigureAwait(false);
            await transport.AddAsync(LiveFrame.Of(LiveFrameKind.Text, hello), context.RequestAborted).ConfigureAwait(false);
            await live.RunAsync(transport, ticket, visitor, static () => { }).ConfigureAwait(false);
        }
        finally
        {
            live.Events.Remove(transport);
        }
    }

    /// <summary><c>POST {base}/live/messages</c>.</summary>
    public async Task TakeMessagesAsync(HttpContext context, Visitor visitor)
    {
        EventStreamTransport transport = Find(context, visitor);
        using LiveBody body = await LiveBody.ReadAsync(context, live.MaxMessageBytes).ConfigureAwait(false);
        using JsonDocument messages = LiveJson.TryParse(body.Bytes) ?? throw NotMessages();
        if (messages.RootElement.ValueKind != JsonValueKind.Array || messages.RootElement.GetArrayLength() > MaxMessages)
        {
            throw NotMessages();
        }

        foreach (JsonElement message in messages.RootElement.EnumerateArray())
        {
            byte[] json = System.Text.Encoding.UTF8.GetBytes(message.GetRawText());
            await AddAsync(context, transport, LiveFrame.Of(LiveFrameKind.Text, json)).ConfigureAwait(false);
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    /// <summary><c>POST {base}/live/audio</c>.</summary>
    public async Task TakeSoundAsync(HttpContext context, Visitor visitor)
    {
        EventStreamTransport transport = Find(context, visitor);
        using LiveBody body = await LiveBody.ReadAsync(context, MaxSoundBytes).ConfigureAwait(false);
        ReadOnlyMemory<byte> rest = body.Bytes;
        while (rest.Length > 0)
        {
            uint length = rest.Length < 4 ? uint.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(rest.Span);
            if (length > rest.Length - 4)
            {
                throw LiveBody.Malformed("Each frame comes after its length, four bytes, little endian.");
            }

            byte[] frame = rest.Slice(4, (int)length).ToArray();
            await AddAsync(context, transport, LiveFrame.Of(LiveFrameKind.Binary, frame)).ConfigureAwait(false);
            rest = rest[(4 + (int)length)..];
        }

        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task<(LiveTicket Ticket, byte[] Hello)> ReadAsync(HttpContext context, Visitor visitor)
    {
        using LiveBody body = await LiveBody.ReadAsync(context, MaxHelloBytes).ConfigureAwait(false);
        EventsOrder? order;
        try
        {
            order = Utf8.IsValid(body.Bytes.Span)
                ? JsonSerializer.Deserialize(body.Bytes.Span, LiveTicketJsonContext.Default.EventsOrder)
                : null;
        }
        catch (JsonException)
        {
            order = null;
        }

        if (order is null || order.Hello.ValueKind != JsonValueKind.Object)
        {
            throw LiveBody.Malformed("The body is a JSON object with a token and a hello.");
        }

        LiveTicket ticket = await live.Tokens.RedeemAsync(order.Token, visitor, context.RequestAborted).ConfigureAwait(false)
            ?? throw new ChatProblemException(
                StatusCodes.Status401Unauthorized, "live.token_refused", "The token is unknown, used, or too old. Ask for another.");
        return (ticket, System.Text.Encoding.UTF8.GetBytes(order.Hello.GetRawText()));
    }

    private EventStreamTransport Find(HttpContext context, Visitor visitor)
    {
        if (!live.Events.TryGet(context.Request.Headers[ConnectionHeader], visitor, out EventStreamTransport? transport))
        {
            live.Host.Limits.CountAddress(visitor.Address);
            throw Gone();
        }

        return transport;
    }

    private static async Task AddAsync(HttpContext context, EventStreamTransport transport, LiveFrame frame)
    {
        if (!await transport.AddAsync(frame, context.RequestAborted).ConfigureAwait(false))
        {
            throw Gone();
        }
    }

    private static ChatProblemException Gone() => new(
        StatusCodes.Status404NotFound, "live.no_connection", "There is no such connection. Open one by live/events.");

    private static ChatProblemException NotMessages() => LiveBody.Malformed($"The body is a JSON array of at most {MaxMessages} messages.");
}
