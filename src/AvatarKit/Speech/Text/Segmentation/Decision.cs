namespace AvatarKit;

/// <summary>An answer to a question about text that is still arriving.</summary>
internal enum Decision
{
    /// <summary>It depends on characters that have not arrived.</summary>
    NeedMore,

    No,

    Yes,
}
