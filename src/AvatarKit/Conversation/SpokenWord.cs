using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A word that starts in a piece's audio, and the part of its sentence's caption to highlight with it.</summary>
/// <param name="Text">The word as spoken.</param>
/// <param name="Start">When it starts, from the piece's first sample. On the wire: <c>startMs</c>.</param>
/// <param name="Duration">How long it lasts. On the wire: <c>durationMs</c>.</param>
/// <param name="CaptionStart">Index of the first UTF-16 code unit in the sentence's caption,
/// the <see cref="SpeechSegment.Text"/> of its first piece.</param>
/// <param name="CaptionLength">Length in UTF-16 code units; 0 for a word the caption does not show.</param>
public sealed record SpokenWord(
    string Text,
    [property: JsonPropertyName("startMs"), JsonConverter(typeof(MillisecondsJsonConverter))] TimeSpan Start,
    [property: JsonPropertyName("durationMs"), JsonConverter(typeof(MillisecondsJsonConverter))] TimeSpan Duration,
    int CaptionStart,
    int CaptionLength);
