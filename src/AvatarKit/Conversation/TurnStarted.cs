namespace AvatarKit;

/// <summary>The message was accepted and stored. Always first, unless the message was refused.</summary>
public sealed record TurnStarted : AvatarResponseUpdate
{
    /// <summary>The conversation, also where the request left it open.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Whether the turn had been answered before: what follows is the stored answer, and no model is called.</summary>
    public bool IsReplay { get; init; }
}
