using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>Something a client should know or do.</summary>
/// <param name="Kind">What.</param>
public sealed record SessionNotice(SessionNoticeKind Kind) : SessionUpdate
{
    /// <summary>The turn it is about, if it is about one.</summary>
    public string? TurnId { get; init; }

    /// <summary>
    /// Where to play on, with <see cref="SessionNoticeKind.ContinueAt"/>: time since the next piece's first sample. On the wire: <c>elapsedMs</c>.
    /// </summary>
    [JsonPropertyName("elapsedMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan? Elapsed { get; init; }

    /// <summary>How long the session lasts, with the notices of its end. On the wire: <c>timeLeftMs</c>.</summary>
    [JsonPropertyName("timeLeftMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan? TimeLeft { get; init; }

    /// <summary>The code of what failed, with <see cref="SessionNoticeKind.Warning"/>.</summary>
    public string? Code { get; init; }
}
