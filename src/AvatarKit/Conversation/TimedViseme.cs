using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A mouth shape in a piece's audio.</summary>
/// <param name="Viseme">The shape.</param>
/// <param name="Start">When it starts, from the piece's first sample. On the wire: <c>startMs</c>.</param>
/// <param name="Duration">How long it lasts. On the wire: <c>durationMs</c>.</param>
/// <param name="Weight">How strongly it is meant, 0 to 1.</param>
public readonly record struct TimedViseme(
    Viseme Viseme,
    [property: JsonPropertyName("startMs"), JsonConverter(typeof(MillisecondsJsonConverter))] TimeSpan Start,
    [property: JsonPropertyName("durationMs"), JsonConverter(typeof(MillisecondsJsonConverter))] TimeSpan Duration,
    float Weight);
