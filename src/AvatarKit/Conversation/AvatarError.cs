using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>An error as data, without user text.</summary>
/// <param name="Code">A stable, dotted code such as <c>model.timeout</c>.</param>
/// <param name="Stage">Where in the turn it happened.</param>
/// <param name="Message">What went wrong and the way out, for developers.</param>
public sealed record AvatarError(string Code, TurnStage Stage, string Message)
{
    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long to wait before trying again, where a provider said so. On the wire: <c>retryAfterMs</c>.</summary>
    [JsonPropertyName("retryAfterMs")]
    [JsonConverter(typeof(MillisecondsJsonConverter))]
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The error itself, in process only.</summary>
    [JsonIgnore]
    public Exception? Exception { get; init; }

    /// <summary>The code and the message, in one line: what a log or a console takes.</summary>
    public override string ToString() => $"{Code}: {Message}";
}
