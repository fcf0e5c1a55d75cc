using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>Where a stored turn stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnStatus>))]
public enum TurnStatus
{
    /// <summary>The message is stored; the answer is under way, or its process died.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>The whole answer was given.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>The person interrupted; the answer holds what was heard.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,

    /// <summary>The answer could not be finished; it holds what was said until then, if anything.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
