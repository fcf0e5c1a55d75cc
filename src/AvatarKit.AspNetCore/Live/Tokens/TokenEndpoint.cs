using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace AvatarKit.AspNetCore;

/// <summary>Gives tokens for live conversations.</summary>
internal sealed class TokenEndpoint(LiveHost live)
{
    private const int MaxBodyBytes = 8 * 1024;
    private const int MaxValueLength = 256;

    public static EndpointDescription Description { get; } = new EndpointDescription(
        "AvatarSession", "Gives a token for a live conversation, and where to open it.")
        .Takes<SessionOrder>(isOptional: true)
        .Gives<SessionGrant>(status: StatusCodes.Status201Created)
        .Refuses(400, 403, 413, 429, 503);

    /// <summary><c>POST {base}/sessions</c>.</summary>
    public async Task CreateAsync(HttpContext context, Visitor visitor)
    {
        LiveEndpoints.RefuseWhileStopping(live);
        SessionOrder order = await ReadAsync(context).ConfigureAwait(false);
        foreach (string? value in new[] { order.Avatar, order.Conversation, order.Locale, order.Voice })
        {
            if (value?.Length > MaxValueLength)
            {
                throw LiveBody.Malformed($"No value takes more than {MaxValueLength} characters.");
            }
        }

        CheckNames(visitor, order);
        string path = context.Request.PathBase + live.Host.BasePath;
        var grant = new SessionGrant(
            live.Tokens.Create(visitor, order),
            live.Host.Options.Limits.TokenLifetime.TotalMilliseconds,
            $"{path}/live",
            $"{path}/live/events",
            $"{path}/live/messages",
            $"{path}/live/audio",
            LiveProtocol.Name);
        context.Response.StatusCode = StatusCodes.Status201Created;
        context.Response.ContentType = "application/json";
        context.Response.Headers.CacheControl = "no-store";
        await JsonSerializer.SerializeAsync(context.Response.Body, grant, LiveTicketJsonContext.Default.SessionGrant, context.RequestAborted)
            .ConfigureAwait(false);
    }

    private static void CheckNames(Visitor visitor, SessionOrder order)
    {
        if (order.Locale?.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-') == false)
        {
            throw LiveBody.Malformed("A locale is a BCP-47 tag such as en-US.");
        }

        try
        {
            ConversationKey.ThrowIfInvalid(visitor.Conversation(order.Conversation ?? "new"));
        }
        catch (ArgumentException)
        {
            throw LiveBody.Malformed("The conversation's id is none that can be kept.");
        }
    }

    private static async Task<SessionOrder> ReadAsync(HttpContext context)
    {
        using LiveBody body = await LiveBody.ReadAsync(context, MaxBodyBytes).ConfigureAwait(false);
        if (body.Bytes.Length == 0)
        {
            return new SessionOrder();
        }

        try
        {
            return JsonSerializer.Deserialize(body.Bytes.Span, LiveTicketJsonContext.Default.SessionOrder)
                ?? throw LiveBody.Malformed("The body is a JSON object.");
        }
        catch (JsonException)
        {
            throw LiveBody.Malformed("The body is a JSON object; avatar, conversation, locale and voice are strings, speech is true or false.");
        }
    }
}
