namespace AvatarKit;

/// <summary>A run of synthesized audio with the marks that became known with it.</summary>
/// <remarks>The consumer owns <see cref="Audio"/>: a synthesizer never reuses the memory behind it.</remarks>
public sealed record SpeechChunk
{
    /// <summary>Who speaks. The same for every chunk of one synthesis.</summary>
    public required VoiceInfo Voice { get; init; }

    /// <summary>What <see cref="Audio"/> is. The same for every chunk of one synthesis.</summary>
    public required AudioFormat Format { get; init; }

    /// <summary>The audio that follows the previous chunk's. May be empty when only marks are new.</summary>
    public ReadOnlyMemory<byte> Audio { get; init; }

    /// <summary>
    /// Marks in order of start within their kind. They may lie ahead of the audio given so far,
    /// never behind marks of their kind already given nor in the audio of an earlier chunk:
    /// when audio is given, all marks that start in it have been given too.
    /// </summary>
    public IReadOnlyList<SpeechMark> Marks { get; init; } = [];

    /// <summary>Characters the provider charges for that became known with this chunk; a synthesis costs the sum over its chunks.</summary>
    /// <value>
    /// Default <see langword="null"/>: not said. If no chunk says it, the length of the text counts. A synthesis that costs nothing, such as
    /// one from a cache, says 0.
    /// </value>
    public long? BilledCharacters { get; init; }

    /// <summary>Whether an <see cref="ISpeechCache"/> may keep the speech this belongs to;
    /// <see langword="false"/> where something is missing that another try may bring, such as marks.</summary>
    /// <value>Default <see langword="true"/>.</value>
    public bool IsCacheable { get; init; } = true;
}
