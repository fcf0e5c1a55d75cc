using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>The finished video of an answer.</summary>
/// <param name="Asset">Where it lies in the asset store.</param>
public sealed record AvatarVideo(AssetInfo Asset)
{
    /// <summary>A URL that opens it for <see cref="RenderingOptions.AssetUrlLifetime"/>;
    /// <see langword="null"/> where the store has no URLs.</summary>
    public Uri? Url { get; init; }

    /// <summary>How long it lasts. On the wire: <c>durationMs</c>.</summary>
    [JsonPropertyName("durationMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan Duration { get; init; }
}
