namespace AvatarKit;

/// <summary>A piece of a turn's video: first the initialisation, then fragments in order. Put one after the other they are one file.</summary>
/// <param name="SegmentIndex">The segment whose speech it shows, or the last one for what follows it.</param>
/// <param name="ContentType">The media type with its codecs, the same for the whole turn, as <c>MediaSource.isTypeSupported</c> takes it.</param>
/// <param name="Data">The bytes; the receiver owns them.</param>
public sealed record VideoRendering(int SegmentIndex, string ContentType, ReadOnlyMemory<byte> Data) : AvatarRendering(SegmentIndex)
{
    /// <summary>Whether it is the beginning of the file, which has no pictures yet.</summary>
    public bool IsInitialization { get; init; }

    /// <summary>When its first picture is shown, in time since the turn's first audio, as if played without a gap.</summary>
    public TimeSpan Start { get; init; }

    /// <summary>How long its pictures last.</summary>
    public TimeSpan Duration { get; init; }
}
