using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What a session is doing.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SessionState>))]
public enum SessionState
{
    /// <summary>Nobody speaks.</summary>
    [JsonStringEnumMemberName("idle")]
    Idle,

    /// <summary>The person is speaking, or an open microphone is listened to.</summary>
    [JsonStringEnumMemberName("listening")]
    Listening,

    /// <summary>An answer is being made, and nothing of it is there yet.</summary>
    [JsonStringEnumMemberName("thinking")]
    Thinking,

    /// <summary>An answer is being heard.</summary>
    [JsonStringEnumMemberName("speaking")]
    Speaking,

    /// <summary>The session is over.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,
}
