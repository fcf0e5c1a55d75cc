using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A piece of an answer. A closed family, told apart on the wire by <c>type</c>.</summary>
/// <remarks>What a newer version sent is read as <see cref="UnknownUpdate"/>. Serialise with <see cref="AvatarJson.Serialize"/>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(TurnStarted), "turnStarted")]
[JsonDerivedType(typeof(ModelSelected), "modelSelected")]
[JsonDerivedType(typeof(TextDelta), "textDelta")]
[JsonDerivedType(typeof(SpeechSegment), "speechSegment")]
[JsonDerivedType(typeof(VideoSegment), "videoSegment")]
[JsonDerivedType(typeof(TurnCompleted), "turnCompleted")]
[JsonDerivedType(typeof(TurnInterrupted), "turnInterrupted")]
[JsonDerivedType(typeof(TurnFailed), "turnFailed")]
public abstract record AvatarResponseUpdate
{
    private protected AvatarResponseUpdate()
    {
    }

    /// <summary>The turn it belongs to.</summary>
    [JsonPropertyOrder(-1)]
    public required string TurnId { get; init; }
}
