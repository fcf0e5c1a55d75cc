using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>Problem details (RFC 9457), with AvatarKit's code beside them.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Code">A stable, dotted code.</param>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Detail">What was refused and the way out.</param>
internal sealed record Problem(
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("detail")] string Detail)
{
    /// <summary>The kind as an address; all kinds are told apart by their code.</summary>
    [JsonPropertyName("type")]
    public string Type { get; init; } = "about:blank";

    /// <summary>The id under which the host's traces and logs have the request.</summary>
    [JsonPropertyName("traceId")]
    public string? TraceId { get; init; }

    /// <summary>When to try again, in milliseconds, where that helps.</summary>
    [JsonPropertyName("retryAfterMs")]
    public double? RetryAfterMs { get; init; }

    /// <summary>Of a turn that failed: what the avatar says about it.</summary>
    [JsonPropertyName("avatar_response")]
    public string? AvatarResponse { get; init; }

    /// <summary>Of a turn that failed: its conversation.</summary>
    [JsonPropertyName("conversation_id")]
    public string? ConversationId { get; init; }

    /// <summary>Of a turn that failed: the turn, to try again with.</summary>
    [JsonPropertyName("turn_id")]
    public string? TurnId { get; init; }
}
