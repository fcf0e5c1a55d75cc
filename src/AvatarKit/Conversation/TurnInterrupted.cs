namespace AvatarKit;

/// <summary>The person interrupted.</summary>
public sealed record TurnInterrupted : TurnEnded
{
    /// <summary>What the person had heard, cut at the word; this is what history keeps.</summary>
    public required string HeardText { get; init; }
}
