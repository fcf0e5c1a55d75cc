namespace AvatarKit;

/// <summary>What a guard that fails, or takes too long, counts as.</summary>
public enum GuardFailurePolicy
{
    /// <summary>It blocks: nothing passes that was not looked at.</summary>
    Block,

    /// <summary>It allows: the conversation goes on without it, with a warning.</summary>
    Allow,
}
