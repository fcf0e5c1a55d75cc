using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>The person interrupted.</summary>
public sealed record TurnInterrupted : TurnEnded
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override TurnOutcome Outcome => TurnOutcome.Interrupted;

    /// <summary>What the person had heard, cut at the word; this is what history keeps.</summary>
    public required string HeardText { get; init; }

    /// <summary>
    /// The answer's video in the asset store, where video was asked for and rendered: as far as it had been drawn,
    /// which may be some words further than the person heard, and then a mouth that closes.
    /// </summary>
    public AvatarVideo? Video { get; init; }
}
