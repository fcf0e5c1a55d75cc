using System.Text;
using Amazon.DynamoDBv2.Model;
using Microsoft.Extensions.Logging;

namespace AvatarKit.Aws;

/// <summary>Keeps texts that are too large for an item in the asset store, owned by the conversation.</summary>
internal sealed partial class LargeTexts(DynamoDbOptions options, IAssetStore? assets, ILogger logger)
{
    private static readonly TimeSpan DiscardPatience = TimeSpan.FromSeconds(10);

    // What lives in memory is gone with the process; a conversation is not.
    private readonly IAssetStore? assets = assets?.GetService<InMemoryAssetStore>() is null ? assets : null;

    public async ValueTask<StoredText> KeepAsync(ConversationAddress address, string generation, string text, CancellationToken cancellationToken)
    {
        int bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes <= (assets is null ? DynamoDbOptions.MaxInlineBytes : options.LargeTextBytes))
        {
            return new StoredText(text, null);
        }

        if (assets is null)
        {
            throw new StorageException(
                "dynamodb.too_large",
                $"A text of {bytes} bytes does not fit into an item of DynamoDB, and there is no durable asset store to keep it in. "
                    + "Register one (UseS3Assets()), or limit what a turn may hold.",
                "dynamodb");
        }

        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text), writable: false);
        AssetInfo asset = await assets.PutAsync(
            new AssetUpload { Owner = Owner(address, generation), ContentType = "text/plain; charset=utf-8" },
            content, cancellationToken).ConfigureAwait(false);
        return new StoredText(null, asset.Id);
    }

    public static void Write(Dictionary<string, AttributeValue> item, string name, StoredText text)
    {
        if (text.AssetId is { } id)
        {
            item[name + Attributes.AssetSuffix] = Attributes.Text(id);
        }
        else
        {
            item[name] = Attributes.Text(text.Inline!);
        }
    }

    /// <summary>The text of an attribute, from wherever it is kept; <see langword="null"/>: the asset it names is gone.</summary>
    public async ValueTask<string?> ReadAsync(Dictionary<string, AttributeValue> item, string name, CancellationToken cancellationToken)
    {
        if (item.OptionalText(name + Attributes.AssetSuffix) is not { } id)
        {
            return item.Text(name);
        }

        if (assets is null)
        {
            throw new StorageException(
                "dynamodb.no_assets",
                "A text of this conversation is kept in an asset store, and none is registered. "
                    + "Register the one it was stored with (UseS3Assets()).",
                "dynamodb");
        }

        Stream? content = await assets.OpenAsync(id, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        using var reader = new StreamReader(content, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Deletes a text that was kept for a write that did not happen. Not for a write of which that is not known.</summary>
    public ValueTask DiscardAsync(StoredText text, TimeProvider time) => DiscardAsync(text.AssetId, time);

    /// <summary>Deletes the text of an attribute that a write has put another in the place of.</summary>
    public ValueTask DiscardAsync(Dictionary<string, AttributeValue> replaced, string name, TimeProvider time)
        => DiscardAsync(replaced.OptionalText(name + Attributes.AssetSuffix), time);

    /// <summary>Deletes every text kept for a conversation, also those that no item names.</summary>
    public async ValueTask EraseAsync(ConversationAddress address, string generation, CancellationToken cancellationToken)
    {
        if (assets is not null)
        {
            await assets.DeleteByOwnerAsync(Owner(address, generation), cancellationToken).ConfigureAwait(false);
        }
    }

    private async ValueTask DiscardAsync(string? assetId, TimeProvider time)
    {
        if (assetId is null || assets is null)
        {
            return;
        }

        try
        {
            // The caller may have given up already; the text shall not stay for that.
            using var timeout = new CancellationTokenSource(DiscardPatience, time);
            await assets.DeleteAsync(assetId, timeout.Token).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            // Whatever a store of the host's throws: the write itself is decided already.
            DiscardFailed(logger, exception.GetType().Name);
        }
    }

    // Not the person's own: retention erases by address, and a conversation begun anew keeps its texts while the old one's go.
    private static AssetOwner Owner(ConversationAddress address, string generation)
        => new("avatarkit:conversation-texts", address.Conversation, generation);

    [LoggerMessage(241, LogLevel.Warning,
        "A large text that no conversation refers to could not be deleted ({ErrorType}); it is deleted when the conversation is erased.")]
    private static partial void DiscardFailed(ILogger logger, string errorType);
}
