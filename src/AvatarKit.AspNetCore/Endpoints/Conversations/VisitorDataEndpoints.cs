using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.AspNetCore;

/// <summary><c>GET {base}/export</c> and <c>DELETE {base}/me</c>: all that is kept of the visitor.</summary>
internal sealed class VisitorDataEndpoints(ChatHost host, LiveSessions sessions)
{
    private const int FlushBytes = 32 * 1024;

    public static EndpointDescription ExportDescription { get; } = new EndpointDescription(
        "AvatarExport", "Gives all that is kept of the visitor: every conversation with its turns, and the addresses of its media.")
        .Gives<ClientExport>()
        .Refuses(403, 429, 503);

    public static EndpointDescription EraseDescription { get; } = new EndpointDescription(
        "AvatarErasure", "Erases all that is kept of the visitor, for good, and gives the signed receipt where the host makes one.")
        .Gives<ClientErasure>()
        .Refuses(403, 429, 503);

    private IConversationHistory History => host.Services.GetRequiredService<IConversationHistory>();

    public async Task ExportAsync(HttpContext context, Visitor visitor)
    {
        ClientView view = host.ViewFor(context);
        JsonTypeInfo<ClientTurn> turnType = ChatJson.TypeOf<ClientTurn>();
        CancellationToken left = context.RequestAborted;
        HttpResponse response = context.Response;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = JsonAnswer.NoStore;
        response.Headers.ContentDisposition = "attachment; filename=\"avatar-conversations.json\"";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        // Turn by turn, so that its size does not matter. What breaks off half-way is cut off, and no whole document.
        var json = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { Encoder = turnType.Options.Encoder });
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteStartArray("conversations"u8);
            await foreach (ConversationInfo conversation in History.ListAsync(visitor.TenantId, visitor.UserId, left).ConfigureAwait(false))
            {
                json.WriteStartObject();
                json.WriteString("id"u8, conversation.Key.ConversationId);
                json.WriteString("createdAt"u8, conversation.CreatedAt);
                json.WriteString("lastActivityAt"u8, conversation.LastActivityAt);
                json.WriteStartArray("turns"u8);
                await foreach (ConversationTurn turn in History.ReadAsync(conversation.Key, left).ConfigureAwait(false))
                {
                    JsonSerializer.Serialize(json, view.Of(turn), turnType);
                    await json.FlushAsync(left).ConfigureAwait(false);
                    if (response.BodyWriter.UnflushedBytes >= FlushBytes)
                    {
                        await response.BodyWriter.FlushAsync(left).ConfigureAwait(false);
                    }
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }
    }

    public async Task EraseAsync(HttpContext context, Visitor visitor)
    {
        await sessions.CloseErasedAsync(visitor).ConfigureAwait(false);
        ErasureReport erased = await History.EraseUserAsync(visitor.TenantId, visitor.UserId, context.RequestAborted).ConfigureAwait(false);
        using JsonDocument? receipt = erased.Receipt is { } signed ? JsonDocument.Parse(signed.ToJson()) : null;
        await JsonAnswer.WriteAsync(context, new ClientErasure(erased.Conversations, erased.Assets)
        {
            Verified = erased.Verified, Receipt = receipt?.RootElement,
        }).ConfigureAwait(false);
    }
}
