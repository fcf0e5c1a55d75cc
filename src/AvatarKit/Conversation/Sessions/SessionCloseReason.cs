using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>Why a session was closed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SessionCloseReason>))]
public enum SessionCloseReason
{
    /// <summary>The client closed it.</summary>
    [JsonStringEnumMemberName("closedByClient")]
    ClosedByClient,

    /// <summary>Nobody spoke, or nobody was connected, for <see cref="SessionOptions.IdleTimeout"/>.</summary>
    [JsonStringEnumMemberName("idle")]
    Idle,

    /// <summary>It had lasted for <see cref="SessionOptions.MaxDuration"/>.</summary>
    [JsonStringEnumMemberName("length")]
    Length,

    /// <summary>The host is stopping.</summary>
    [JsonStringEnumMemberName("shutdown")]
    Shutdown,

    /// <summary>Another session of the same conversation took its place.</summary>
    [JsonStringEnumMemberName("replaced")]
    Replaced,

    /// <summary>The client's connection broke, and it did not come back in time. An answer that was stored whole stays whole.</summary>
    [JsonStringEnumMemberName("connectionLost")]
    ConnectionLost,

    /// <summary>It could not go on.</summary>
    [JsonStringEnumMemberName("error")]
    Error,
}
