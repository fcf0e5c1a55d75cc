namespace AvatarKit;

/// <summary>What a router decides from.</summary>
public sealed record ModelRoutingContext
{
    /// <summary>The conversation.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>What the person said.</summary>
    public required string Message { get; init; }

    /// <summary>How many turns of the conversation the model will see.</summary>
    public int PriorTurns { get; init; }

    /// <summary>The tier the request asked for by name, if it did.</summary>
    public string? PinnedTier { get; init; }

    /// <summary>The turn's own options, which stay as they are while it lasts.</summary>
    internal AvatarChatbotOptions? Options { get; init; }
}
