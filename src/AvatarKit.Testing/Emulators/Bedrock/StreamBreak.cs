namespace AvatarKit.Testing;

/// <summary>A way in which an event stream's framing breaks.</summary>
public enum StreamBreak
{
    /// <summary>The next frame's checksum is wrong; the stream goes on after it.</summary>
    WrongChecksum,

    /// <summary>The next frame comes in two writes, which no client may notice.</summary>
    SplitFrame,

    /// <summary>Half of the next frame comes, then the answer ends as if it were whole.</summary>
    UnfinishedFrame,

    /// <summary>Half of the next frame comes, then nothing until the client closes.</summary>
    HangInFrame,

    /// <summary>The answer ends here, between two frames, as if it were whole.</summary>
    Truncated,
}
