using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AvatarKit;

/// <summary>Writes what is kept of a person as one JSON document, turn by turn, so that its size does not matter.</summary>
internal sealed class ConversationExport(IConversationStore conversations, Stream destination) : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;

    private static readonly JsonTypeInfo<ConversationTurn> TurnType =
        (JsonTypeInfo<ConversationTurn>)AvatarJson.Options.GetTypeInfo(typeof(ConversationTurn));

    private readonly Utf8JsonWriter writer = new(destination, new JsonWriterOptions { Encoder = AvatarJson.Options.Encoder });

    public async Task WriteAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("tenantId"u8, tenantId);
        writer.WriteString("userId"u8, userId);
        writer.WriteStartArray("conversations"u8);
        await foreach (ConversationInfo conversation in conversations.ListAsync(tenantId, userId, cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(conversation, cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    // The writer itself would flush what stands in it, also of an export that broke off: harmless, and it closes no stream.
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private async Task WriteAsync(ConversationInfo conversation, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("conversationId"u8, conversation.Key.ConversationId);
        writer.WriteString("createdAt"u8, conversation.CreatedAt);
        writer.WriteString("lastActivityAt"u8, conversation.LastActivityAt);
        ConversationWindow window = await conversations.GetWindowAsync(conversation.Key, 1, cancellationToken).ConfigureAwait(false);
        if (window.Summary is { } summary)
        {
            writer.WriteString("summary"u8, summary.Text);
        }

        writer.WriteStartArray("turns"u8);
        await foreach (ConversationTurn turn in conversations.ExportAsync(conversation.Key, cancellationToken).ConfigureAwait(false))
        {
            JsonSerializer.Serialize(writer, turn, TurnType);
            if (writer.BytesPending >= FlushBytes)
            {
                await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
