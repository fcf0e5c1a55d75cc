namespace AvatarKit.Testing;

/// <summary>How speech is cut off in mid-stream.</summary>
public enum AudioCut
{
    /// <summary>The connection is reset.</summary>
    Reset,

    /// <summary>The answer ends as if it were whole.</summary>
    End,

    /// <summary>Nothing more comes until the client closes.</summary>
    Hang,
}
