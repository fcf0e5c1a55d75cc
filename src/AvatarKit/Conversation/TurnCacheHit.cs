using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>How a turn's answer was found in the response cache.</summary>
/// <param name="Kind">Whether the same question had been asked, or one like it.</param>
/// <param name="Similarity">How likely it is the answer, 0 to 1; 1 for the same question.</param>
public sealed record TurnCacheHit(ResponseCacheHitKind Kind, double Similarity)
{
    /// <summary>How long ago the answer was made. On the wire: <c>ageMs</c>.</summary>
    [JsonPropertyName("ageMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan Age { get; init; }

    /// <summary>Whether it was due for renewal, which another turn was at.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsStale { get; init; }
}
