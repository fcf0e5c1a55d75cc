namespace AvatarKit;

/// <summary>The latest turn of a conversation, as far as it teaches the router.</summary>
/// <param name="TurnId">The turn.</param>
/// <param name="Message">What was asked, until it is answered.</param>
/// <param name="Prompt">The same, hashed.</param>
internal sealed record RecentTurn(string TurnId, string? Message, HashedPrompt Prompt)
{
    /// <summary>The tier that answered, once one did.</summary>
    public string? Tier { get; init; }
}
