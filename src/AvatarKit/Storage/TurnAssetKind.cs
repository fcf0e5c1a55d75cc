using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What an asset is to its turn. Open for kinds that hosts add.</summary>
/// <param name="Value">The name as stored, for example <c>speech</c>.</param>
[JsonConverter(typeof(TurnAssetKindJsonConverter))]
public readonly record struct TurnAssetKind(string Value)
{
    /// <summary>The answer as it was spoken.</summary>
    public static TurnAssetKind Speech { get; } = new("speech");

    /// <summary>The answer's video.</summary>
    public static TurnAssetKind Video { get; } = new("video");

    /// <summary>What the person sent with the message: a picture, a document.</summary>
    public static TurnAssetKind Attachment { get; } = new("attachment");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
