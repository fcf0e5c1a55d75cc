namespace AvatarKit.Testing;

/// <summary>How a stream that a fake gave ended.</summary>
public enum FakeStreamEnd
{
    /// <summary>It was read to its end.</summary>
    Completed,

    /// <summary>It failed, as scripted.</summary>
    Failed,

    /// <summary>Its token was cancelled.</summary>
    Cancelled,

    /// <summary>The reader left it early, without cancelling.</summary>
    Abandoned,
}
