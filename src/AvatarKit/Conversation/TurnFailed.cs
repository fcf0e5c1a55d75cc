namespace AvatarKit;

/// <summary>The turn could not be finished.</summary>
public sealed record TurnFailed : TurnEnded
{
    /// <inheritdoc/>
    public override TurnOutcome Outcome => TurnOutcome.Failed;

    /// <summary>What went wrong, without user text.</summary>
    public required AvatarError Error { get; init; }

    /// <summary>What the avatar can say to the person about it, in the language of the request where one is configured.</summary>
    public required string SpokenText { get; init; }
}
