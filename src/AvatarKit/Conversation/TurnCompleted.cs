using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>The whole answer was given and is stored.</summary>
public sealed record TurnCompleted : TurnEnded
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override TurnOutcome Outcome => TurnOutcome.Completed;

    /// <summary>The spoken answer in the asset store, where <see cref="SpeechOptions.Store"/> is on.</summary>
    public AssetInfo? Speech { get; init; }

    /// <summary>The answer's video in the asset store, where video was asked for and rendered when the turn was stored;
    /// of a turn that is not (<see cref="AvatarRequest.Remember"/>), none is kept.</summary>
    public AvatarVideo? Video { get; init; }
}
