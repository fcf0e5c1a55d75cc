namespace AvatarKit;

/// <summary>Where a conversation stands when something is said.</summary>
internal enum ConversationState
{
    /// <summary>Nothing was said before, or only what the avatar says to everybody.</summary>
    Opening,

    /// <summary>Something was said before.</summary>
    UnderWay,

    /// <summary>The avatar has just asked something: what is said is most likely the reply.</summary>
    Asked,
}
