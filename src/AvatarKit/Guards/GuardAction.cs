namespace AvatarKit;

/// <summary>What a guard decides.</summary>
public enum GuardAction
{
    /// <summary>The text may pass as it is.</summary>
    Allow,

    /// <summary>Another text passes in its place.</summary>
    Replace,

    /// <summary>It may not pass.</summary>
    Block,
}
