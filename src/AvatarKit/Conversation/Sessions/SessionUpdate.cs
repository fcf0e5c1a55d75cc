using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What a session tells its client. A closed family, told apart on the wire by <c>type</c>.</summary>
/// <remarks>Serialise with <see cref="AvatarJson.Options"/>.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionAnswer), "answer")]
[JsonDerivedType(typeof(SessionStateChanged), "state")]
[JsonDerivedType(typeof(SessionTranscript), "transcript")]
[JsonDerivedType(typeof(SessionNotice), "notice")]
[JsonDerivedType(typeof(SessionGesture), "gesture")]
[JsonDerivedType(typeof(SessionApprovalRequested), "approvalRequested")]
[JsonDerivedType(typeof(SessionApprovalEnded), "approvalEnded")]
[JsonDerivedType(typeof(SessionEvent), "event")]
[JsonDerivedType(typeof(SessionClosed), "closed")]
public abstract record SessionUpdate
{
    private protected SessionUpdate()
    {
    }

    /// <summary>Its number within the session, from 1. A client that comes back names the last one it has.</summary>
    /// <remarks>Without gaps, unless a client reads nothing for so long that notices have to be thrown away.</remarks>
    [JsonPropertyOrder(-1)]
    public long Number { get; init; }
}
