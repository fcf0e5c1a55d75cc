namespace AvatarKit;

/// <summary>A spoken sentence on its way to the renderer.</summary>
public sealed record SpokenSegment
{
    /// <summary>Number of the segment within the turn, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>When the segment starts, in time since the turn's first audio, as if played without a gap.</summary>
    public required TimeSpan Offset { get; init; }

    /// <summary>What the caption shows.</summary>
    public required string Caption { get; init; }

    /// <summary>What <see cref="Audio"/> is.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>The segment's audio.</summary>
    public required ReadOnlyMemory<byte> Audio { get; init; }

    /// <summary>The mouth shapes, on the clock of the audio.</summary>
    public required VisemeTrack Visemes { get; init; }

    /// <summary>The words, on the clock of the audio.</summary>
    public IReadOnlyList<SpeechMark> Words { get; init; } = [];

    /// <summary>The sentence's mood, where something said it; <see langword="null"/>: estimated from its words.</summary>
    public Mood? Mood { get; init; }

    /// <summary>Whether the turn's speech ends with this segment, as far as is known when it is handed over.</summary>
    public bool IsLast { get; init; }
}
