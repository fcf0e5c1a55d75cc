using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A gesture in a piece's audio.</summary>
/// <param name="Gesture">The gesture.</param>
/// <param name="Start">When it begins, from the piece's first sample. On the wire: <c>startMs</c>.</param>
public readonly record struct TimedGesture(
    Gesture Gesture,
    [property: JsonPropertyName("startMs"), JsonConverter(typeof(MillisecondsJsonConverter))] TimeSpan Start);
