namespace AvatarKit;

/// <summary>A piece of a spoken sentence on its way to the renderer.</summary>
public sealed record SpokenSegment
{
    /// <summary>Number of the segment within the turn, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The sentence it belongs to, numbered within the turn from 0.</summary>
    public int Sentence { get; init; }

    /// <summary>Whether its sentence ends with it, as far as is known when it is handed over.</summary>
    /// <value>Default <see langword="true"/>: the segment is a whole sentence, or the last piece of one.</value>
    public bool EndsSentence { get; init; } = true;

    /// <summary>When the segment starts, in time since the turn's first audio, as if played without a gap.</summary>
    public required TimeSpan Offset { get; init; }

    /// <summary>What the caption shows, on a sentence's first piece; empty on the others.</summary>
    public required string Caption { get; init; }

    /// <summary>What <see cref="Audio"/> is.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>The segment's audio.</summary>
    public required ReadOnlyMemory<byte> Audio { get; init; }

    /// <summary>The mouth shapes, on the clock of the audio. Where more is known than the audio covers, shapes that begin at or after its end
    /// follow, for the transition to the next piece.</summary>
    public required VisemeTrack Visemes { get; init; }

    /// <summary>The words, on the clock of the audio.</summary>
    public IReadOnlyList<SpeechMark> Words { get; init; } = [];

    /// <summary>The gestures that begin in the segment, on the clock of the audio. Each goes on into the next segments; one that is made already is
    /// not begun again.</summary>
    public IReadOnlyList<GestureCue> Gestures { get; init; } = [];

    /// <summary>The sentence's mood, where something said it; <see langword="null"/>: estimated from its words.</summary>
    public Mood? Mood { get; init; }

    /// <summary>Whether the turn's speech ends with this segment, as far as is known when it is handed over.</summary>
    public bool IsLast { get; init; }
}
