using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A piece of a spoken sentence with its face. Pieces come in order and are played one after the other, without a gap.</summary>
/// <remarks>A sentence is handed on while the voice still speaks it: its first piece brings its caption,
/// the others bring only what is heard and seen.</remarks>
public sealed record SpeechSegment : AvatarResponseUpdate
{
    /// <summary>Its number within the turn, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The sentence it belongs to, numbered within the turn from 0.</summary>
    public int Sentence { get; init; }

    /// <summary>When the piece starts in its sentence. On the wire: <c>startMs</c>.</summary>
    [JsonPropertyName("startMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan Start { get; init; }

    /// <summary>The sentence's caption, this part of the answer as written, on its first piece; empty on the others.</summary>
    public required string Text { get; init; }

    /// <summary>Index of the caption's first UTF-16 code unit in the whole answer; the same for every piece of a sentence.</summary>
    public required int TextStart { get; init; }

    /// <summary>What the voice says, Markdown, numbers, URLs made speakable, on the sentence's first piece; empty on the others.</summary>
    public required string SpokenText { get; init; }

    /// <summary>The voice that speaks.</summary>
    public required string Voice { get; init; }

    /// <summary>Whether the voice makes no sound (none could be had): the audio is silence of the estimated length.</summary>
    public bool IsSilent { get; init; }

    /// <summary>What <see cref="Audio"/> is.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>The audio. On the wire: Base64.</summary>
    public required ReadOnlyMemory<byte> Audio { get; init; }

    /// <summary>How long the audio lasts. On the wire: <c>durationMs</c>.</summary>
    [JsonPropertyName("durationMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public required TimeSpan Duration { get; init; }

    /// <summary>The words in order. Where the voice marks none their times are estimated: letters laid over the audible part of the audio.</summary>
    public required IReadOnlyList<SpokenWord> Words { get; init; }

    /// <summary>The mouth shapes in order.</summary>
    public required IReadOnlyList<TimedViseme> Visemes { get; init; }

    /// <summary>The gestures that begin in the piece, each with the word that its cue stands before. <see cref="Face"/> has what they do to the
    /// face; for who moves a body. On the wire only where there are any.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<TimedGesture>? Gestures { get; init; }

    /// <summary>The face in motion, if asked for.</summary>
    public FaceTrack? Face { get; init; }
}
