using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A piece of the answer's video. The pieces of a turn, put one after the other, are one file;
/// a browser appends them to a <c>SourceBuffer</c> as they come.</summary>
public sealed record VideoSegment : AvatarResponseUpdate
{
    /// <summary>Its number within the turn, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The piece of speech it was made for: <see cref="SpeechSegment.Index"/>.</summary>
    public required int SpeechIndex { get; init; }

    /// <summary>The media type with its codecs, the same for all pieces of a turn, for example
    /// <c>video/mp4; codecs="avc1.640028, mp4a.40.2"</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Whether it is the beginning of the file, which has no pictures yet.</summary>
    public bool IsInitialization { get; init; }

    /// <summary>When its first picture is shown, in time since the turn's first audio, as if played without a gap. On the wire:
    /// <c>startMs</c>.</summary>
    [JsonPropertyName("startMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan Start { get; init; }

    /// <summary>How long its pictures last. On the wire: <c>durationMs</c>.</summary>
    [JsonPropertyName("durationMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan Duration { get; init; }

    /// <summary>The bytes. On the wire: Base64.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }
}
