namespace AvatarKit;

/// <summary>A piece of a spoken sentence with its mouth shapes, on its way to the face.</summary>
internal sealed record AnimatedPiece
{
    public required SpokenSentence Sentence { get; init; }

    /// <summary>Its number within the turn, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>When it starts in its sentence.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>When it starts in the turn's speech, as if played without a gap.</summary>
    public required TimeSpan Offset { get; init; }

    public required VoiceInfo Voice { get; init; }

    public required AudioFormat Format { get; init; }

    public required ReadOnlyMemory<byte> Audio { get; init; }

    /// <summary>On the piece's own clock; what follows it may be known too.</summary>
    public required VisemeTrack Visemes { get; init; }

    /// <summary>The words that begin in it, on its own clock.</summary>
    public required IReadOnlyList<SpeechMark> Words { get; init; }

    /// <summary>The gestures that begin in it, on its own clock.</summary>
    public IReadOnlyList<GestureCue> Gestures { get; init; } = [];

    public required bool EndsSentence { get; init; }

    public bool IsFirst => Start == TimeSpan.Zero;

    public TimeSpan Duration => Format.ToTime(Format.SamplesIn(Audio.Length));
}
