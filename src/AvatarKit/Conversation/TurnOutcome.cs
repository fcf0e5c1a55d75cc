using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How a turn ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnOutcome>))]
public enum TurnOutcome
{
    /// <summary>The whole answer was given.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed,

    /// <summary>The person interrupted.</summary>
    [JsonStringEnumMemberName("interrupted")]
    Interrupted,

    /// <summary>It could not be finished.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
