namespace AvatarKit;

/// <summary>What lips are synchronised from.</summary>
public sealed record LipSyncInput
{
    /// <summary>What <see cref="Audio"/> is.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>The whole audio of the segment.</summary>
    public required ReadOnlyMemory<byte> Audio { get; init; }

    /// <summary>Length of the audio in samples per channel.</summary>
    public required long Length { get; init; }

    /// <summary>The spoken text.</summary>
    public required string Text { get; init; }

    /// <summary>BCP-47 locale of the text.</summary>
    public required string Locale { get; init; }

    /// <summary>How stretches of <see cref="Text"/> are said, where not as written.</summary>
    public IReadOnlyList<SpeechCue> Cues { get; init; } = [];

    /// <summary>The voice's marks; empty for a voice that has none.</summary>
    public IReadOnlyList<SpeechMark> Marks { get; init; } = [];
}
