namespace AvatarKit;

/// <summary>The recent past of a conversation.</summary>
public sealed record ConversationWindow
{
    /// <summary>Counts the writes to the conversation, ratings aside; 0 for one that does not exist yet.</summary>
    public required long Version { get; init; }

    /// <summary>The latest turns in order, oldest first.</summary>
    public required IReadOnlyList<ConversationTurn> Turns { get; init; }

    /// <summary>What stands for the turns before, if they were summarised.</summary>
    public ConversationSummary? Summary { get; init; }
}
