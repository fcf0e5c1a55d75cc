using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>What <c>POST {base}/chat</c> answers.</summary>
internal sealed record ChatAnswer
{
    /// <summary>The answer as written, Markdown; for an interrupted turn what was heard of it.</summary>
    [JsonPropertyName("avatar_response")]
    public required string AvatarResponse { get; init; }

    /// <summary>The answer as video; null where there is none.</summary>
    [JsonPropertyName("avatar_video_url")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? AvatarVideoUrl { get; init; }

    /// <summary>The answer as it was spoken; null where it is not kept.</summary>
    [JsonPropertyName("avatar_audio_url")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? AvatarAudioUrl { get; init; }

    /// <summary>The conversation, to go on with.</summary>
    [JsonPropertyName("conversation_id")]
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? ConversationId { get; init; }

    /// <summary>The turn, to rate it.</summary>
    [JsonPropertyName("turn_id")]
    public required string TurnId { get; init; }

    /// <summary>The trace that the turn was part of, where there is one: what to name to whoever runs the avatar.</summary>
    [JsonPropertyName("trace_id")]
    public string? TraceId { get; init; }

    /// <summary>That a machine speaks, where the host announces it: to be shown.</summary>
    [JsonPropertyName("disclosure")]
    public string? Disclosure { get; init; }

    /// <summary>How long the answer took, in seconds.</summary>
    [JsonPropertyName("processing_time")]
    public required double ProcessingTime { get; init; }

    /// <summary><c>completed</c> or <c>interrupted</c>.</summary>
    [JsonPropertyName("outcome")]
    public required string Outcome { get; init; }

    /// <summary>Mouth shapes in the audio's time; empty where nothing was spoken.</summary>
    [JsonPropertyName("visemes")]
    public IReadOnlyList<ChatViseme> Visemes { get; init; } = [];

    /// <summary>Words in the audio's time; empty where nothing was spoken.</summary>
    [JsonPropertyName("words")]
    public IReadOnlyList<ChatWord> Words { get; init; } = [];

    /// <summary>What the answer rests on.</summary>
    [JsonPropertyName("sources")]
    public IReadOnlyList<ClientSource> Sources { get; init; } = [];

    /// <summary>What the person did not get: <c>voice</c>, <c>video</c>, <c>knowledge</c> …</summary>
    [JsonPropertyName("degradations")]
    public IReadOnlyList<string> Degradations { get; init; } = [];

    /// <summary>How the answer was found, where another turn had made it: <c>exact</c>, <c>lexical</c>, <c>embedding</c>.</summary>
    [JsonPropertyName("cache")]
    public string? Cache { get; init; }

    /// <summary>What answered and why, where the host shows it.</summary>
    [JsonPropertyName("route")]
    public ClientRoute? Route { get; init; }

    /// <summary>What it cost, where the host shows it.</summary>
    [JsonPropertyName("cost")]
    public ChatCost? Cost { get; init; }
}

/// <summary>A mouth shape in the audio of the whole answer.</summary>
internal sealed record ChatViseme(
    [property: JsonPropertyName("viseme")] Viseme Viseme,
    [property: JsonPropertyName("start_ms")] double StartMs,
    [property: JsonPropertyName("duration_ms")] double DurationMs);

/// <summary>A word in the audio of the whole answer.</summary>
internal sealed record ChatWord(
    [property: JsonPropertyName("text")] string Text,
    [property: JsonPropertyName("start_ms")] double StartMs,
    [property: JsonPropertyName("duration_ms")] double DurationMs);

/// <summary>What an answer cost.</summary>
internal sealed record ChatCost(
    [property: JsonPropertyName("total_usd"), JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? TotalUsd,
    [property: JsonPropertyName("estimated")] bool Estimated);
