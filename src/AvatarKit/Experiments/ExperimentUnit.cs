namespace AvatarKit;

/// <summary>What an experiment gives an arm to.</summary>
public enum ExperimentUnit
{
    /// <summary>A person: the same arm in all their conversations. Who is <c>anonymous</c> has an arm for each conversation.</summary>
    User,

    /// <summary>A conversation.</summary>
    Conversation,
}
