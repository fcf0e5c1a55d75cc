using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>The turn could not be finished, or was refused.</summary>
public sealed record TurnFailed : TurnEnded
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override TurnOutcome Outcome => TurnOutcome.Failed;

    /// <summary>What went wrong, without user text.</summary>
    public required AvatarError Error { get; init; }

    /// <summary>What the avatar says about it (<see cref="AvatarProfile.FailureReplies"/>),
    /// in the language of the request where one is configured.</summary>
    /// <remarks>
    /// Where speech is wanted it has been said aloud before, in <see cref="SpeechSegment"/>s;
    /// not so when the request was refused, other than by a guard (<see cref="ContentBlockedException"/>), or the whole answer had been given.
    /// </remarks>
    public required string SpokenText { get; init; }
}
