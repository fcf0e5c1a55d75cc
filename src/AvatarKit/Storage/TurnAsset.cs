using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>Something in the asset store that belongs to a turn.</summary>
/// <param name="Kind">What it is to the turn.</param>
/// <param name="Asset">Where it lies, and what is known of it.</param>
public sealed record TurnAsset(TurnAssetKind Kind, AssetInfo Asset)
{
    /// <summary>How long it lasts, where it is played and that is known. Stored as <c>durationMs</c>.</summary>
    [JsonPropertyName("durationMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan? Duration { get; init; }
}
