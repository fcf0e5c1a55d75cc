using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace AvatarKit;

/// <summary>Writes what is kept of a person as one JSON document, turn by turn, so that its size does not matter.</summary>
internal sealed class ConversationExport(
    IConversationStore conversations, IAssetStore assets, IConsentStore consents, Stream destination) : IAsyncDisposable
{
    private const int FlushBytes = 64 * 1024;

    private static readonly JsonTypeInfo<ConversationTurn> TurnType =
        (JsonTypeInfo<ConversationTurn>)AvatarJson.Options.GetTypeInfo(typeof(ConversationTurn));

    private static readonly JsonTypeInfo<AssetInfo> AssetType = (JsonTypeInfo<AssetInfo>)AvatarJson.Options.GetTypeInfo(typeof(AssetInfo));

    private readonly Utf8JsonWriter writer = new(destination, new JsonWriterOptions { Encoder = AvatarJson.Options.Encoder });

    public async Task WriteAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        writer.WriteString("tenantId"u8, tenantId);
        writer.WriteString("userId"u8, userId);
        await AddConsentsAsync(tenantId, userId, cancellationToken).ConfigureAwait(false);
        writer.WriteStartArray("conversations"u8);
        await foreach (ConversationInfo conversation in conversations.ListAsync(tenantId, userId, cancellationToken).ConfigureAwait(false))
        {
            await WriteAsync(conversation, null, cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("assets"u8);
        var owner = new AssetOwner(tenantId, userId);
        await foreach (AssetInfo asset in assets.ListByOwnerAsync(owner, cancellationToken).ConfigureAwait(false))
        {
            JsonSerializer.Serialize(writer, asset, AssetType);
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes one conversation as a document of its own, of each turn what is shown.</summary>
    public async Task WriteConversationAsync(
        ConversationInfo conversation, Func<ConversationTurn, ConversationTurn> show, CancellationToken cancellationToken)
    {
        await WriteAsync(conversation, show, cancellationToken).ConfigureAwait(false);
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what the person has consented to, alone.</summary>
    public async Task WriteConsentsAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        writer.WriteStartObject();
        await AddConsentsAsync(tenantId, userId, cancellationToken).ConfigureAwait(false);
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    // The writer itself would flush what stands in it, also of an export that broke off: harmless, and it closes no stream.
    public ValueTask DisposeAsync() => writer.DisposeAsync();

    private async Task AddConsentsAsync(string tenantId, string userId, CancellationToken cancellationToken)
    {
        writer.WriteStartArray("consents"u8);
        foreach (ConsentRecord consent in await consents.ReadAsync(tenantId, userId, cancellationToken).ConfigureAwait(false))
        {
            writer.WriteStartObject();
            writer.WriteString("version"u8, consent.Version);
            writer.WriteString("givenAt"u8, consent.GivenAt);
            if (consent.WithdrawnAt is { } withdrawnAt)
            {
                writer.WriteString("withdrawnAt"u8, withdrawnAt);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private async Task WriteAsync(
        ConversationInfo conversation, Func<ConversationTurn, ConversationTurn>? show, CancellationToken cancellationToken)
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
            JsonSerializer.Serialize(writer, show?.Invoke(turn) ?? turn, TurnType);
            await FlushAsync(cancellationToken).ConfigureAwait(false);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private async ValueTask FlushAsync(CancellationToken cancellationToken)
    {
        if (writer.BytesPending >= FlushBytes)
        {
            await writer.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
