namespace AvatarKit;

/// <summary>A limit of a session, or a while before it.</summary>
internal enum SessionLimit
{
    None,
    IdlePrompt,
    IdleNotice,
    Idle,
    LengthNotice,
    Length,
}
