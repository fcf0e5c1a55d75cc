using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How long a turn took. Times on the wire are milliseconds.</summary>
public sealed record TurnLatency
{
    /// <summary>From the request to the first characters; <see langword="null"/> when none came.</summary>
    [JsonPropertyName("firstTextMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan? FirstText { get; init; }

    /// <summary>From the request to the first audio; <see langword="null"/> when none came.</summary>
    [JsonPropertyName("firstSpeechMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan? FirstSpeech { get; init; }

    /// <summary>From the request to the end.</summary>
    [JsonPropertyName("totalMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public required TimeSpan Total { get; init; }

    /// <summary>Time spent in each stage. Stages overlap: the sum is more than the total.</summary>
    [JsonPropertyName("stagesMs")]
    [JsonConverter(typeof(StageTimesJsonConverter))]
    public required IReadOnlyDictionary<TurnStage, TimeSpan> Stages { get; init; }
}
