namespace AvatarKit.Testing;

/// <summary>How a <see cref="PollyEmulator"/> speaks. As it stands: the emulator's own audio and marks, whole.</summary>
/// <remarks>The same reply serves requests for audio and for marks. Not thread-safe while it is being built.</remarks>
public sealed class PollyReply
{
    internal ReadOnlyMemory<byte>? ScriptedAudio { get; private set; }

    internal string? ScriptedMarks { get; private set; }

    internal (int Bytes, AudioCut How)? ScriptedCut { get; private set; }

    /// <summary>Gives this audio, in whatever format the request asked for.</summary>
    /// <param name="bytes">The audio.</param>
    /// <returns>This reply.</returns>
    public PollyReply Audio(ReadOnlyMemory<byte> bytes)
    {
        ScriptedAudio = bytes;
        return this;
    }

    /// <summary>Gives these speech marks.</summary>
    /// <param name="lines">A JSON object on each line.</param>
    /// <returns>This reply.</returns>
    public PollyReply Marks(string lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ScriptedMarks = lines;
        return this;
    }

    /// <summary>Cuts audio or marks off.</summary>
    /// <param name="bytes">After how many bytes.</param>
    /// <param name="how">How.</param>
    /// <returns>This reply.</returns>
    public PollyReply CutAfter(int bytes, AudioCut how = AudioCut.Reset)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        ScriptedCut = (bytes, how);
        return this;
    }
}
