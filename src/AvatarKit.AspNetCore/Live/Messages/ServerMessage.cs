using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>What a server sends over a live conversation; see docs/live-protocol.md. Wire records, told apart by <c>type</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WelcomeMessage), "welcome")]
[JsonDerivedType(typeof(AckMessage), "ack")]
[JsonDerivedType(typeof(StateMessage), "state")]
[JsonDerivedType(typeof(TurnMessage), "turn")]
[JsonDerivedType(typeof(TextMessage), "text")]
[JsonDerivedType(typeof(ModelMessage), "model")]
[JsonDerivedType(typeof(SpeechMessage), "speech")]
[JsonDerivedType(typeof(EndMessage), "end")]
[JsonDerivedType(typeof(TranscriptMessage), "transcript")]
[JsonDerivedType(typeof(NoticeMessage), "notice")]
[JsonDerivedType(typeof(GestureMessage), "gesture")]
[JsonDerivedType(typeof(ToolCallMessage), "toolCall")]
[JsonDerivedType(typeof(ApprovalRequestMessage), "approvalRequest")]
[JsonDerivedType(typeof(ApprovalEndMessage), "approvalEnd")]
[JsonDerivedType(typeof(RatedMessage), "rated")]
[JsonDerivedType(typeof(ClosedMessage), "closed")]
[JsonDerivedType(typeof(GoAwayMessage), "goAway")]
[JsonDerivedType(typeof(ErrorMessage), "error")]
[JsonDerivedType(typeof(PongMessage), "pong")]
internal abstract record ServerMessage
{
    /// <summary>Its number within the session; the connection's own messages have none.</summary>
    [JsonPropertyOrder(-1)]
    public long? Number { get; init; }
}

internal sealed record WelcomeMessage : ServerMessage
{
    public required string Session { get; init; }

    public required string Conversation { get; init; }

    public required LiveAvatar Avatar { get; init; }

    public required string Locale { get; init; }

    public required SessionState State { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public LiveAudio? Audio { get; init; }

    public required string Resumed { get; init; }

    public string? Disclosure { get; init; }

    public required long Seq { get; init; }

    public required bool Recognizes { get; init; }

    public required bool Speaks { get; init; }

    public required LiveLimits Limits { get; init; }

    public string? Connection { get; init; }
}

internal sealed record LiveAvatar(string Id, string Name);

internal sealed record LiveAudio(string Codec);

internal sealed record LiveLimits(
    int MessageBytes, int MessagesPerSecond, bool Attachments, bool Speak, int Tools, double ToolTimeoutMs, double ResumeMs, bool Metrics);

internal sealed record AckMessage(long Seq) : ServerMessage;

internal sealed record StateMessage(SessionState State) : ServerMessage;

internal sealed record TurnMessage(string TurnId, bool Replay, string? TraceId) : ServerMessage
{
    public string? Disclosure { get; init; }
}

internal sealed record TextMessage(string TurnId, string Text) : ServerMessage;

internal sealed record ModelMessage(string TurnId, string? Tier, string? Model, string? Reason) : ServerMessage;

internal sealed record SpeechMessage : ServerMessage
{
    public required string TurnId { get; init; }

    public required int Segment { get; init; }

    public required int Sentence { get; init; }

    public string? Text { get; init; }

    public int? TextStart { get; init; }

    public required double DurationMs { get; init; }

    public required long Samples { get; init; }

    public required int SampleRate { get; init; }

    public bool? Restart { get; init; }

    public IReadOnlyList<LiveWord>? Words { get; init; }

    public IReadOnlyList<LiveViseme>? Visemes { get; init; }

    public LiveFace? Face { get; init; }

    public IReadOnlyList<ClientGesture>? Gestures { get; init; }

    public bool? Silent { get; init; }

    public IReadOnlyList<int>? Media { get; init; }
}

internal sealed record LiveWord(string Text, double StartMs, double DurationMs, int CaptionStart, int CaptionLength);

internal sealed record LiveViseme(Viseme Viseme, double StartMs, double DurationMs, double Weight);

/// <summary>What a face's binary frame holds; its channels are named, or one of a mask.</summary>
internal sealed record LiveFace(int Fps, int Frames, IReadOnlyList<string>? Channels, string? Mask = null);

internal sealed record EndMessage : ServerMessage
{
    public required string TurnId { get; init; }

    public required TurnOutcome Outcome { get; init; }

    public string? HeardText { get; init; }

    public IReadOnlyList<LiveSource>? Sources { get; init; }

    public IReadOnlyList<string>? Tools { get; init; }

    public IReadOnlyList<string>? Degradations { get; init; }

    public string? Cache { get; init; }

    public LiveError? Error { get; init; }

    public string? SpokenText { get; init; }

    public string? TraceId { get; init; }

    public string? AudioUrl { get; init; }

    public string? VideoUrl { get; init; }

    public LiveCost? Cost { get; init; }

    public bool? Restart { get; init; }

    public IReadOnlyList<int>? Media { get; init; }
}

internal sealed record LiveSource(string Title, string? Section, string? Url);

internal sealed record LiveError(string Code, bool Transient, double? RetryAfterMs);

internal sealed record LiveCost([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] decimal? TotalUsd, bool Estimated);

internal sealed record TranscriptMessage(string Text, bool Final) : ServerMessage;

internal sealed record NoticeMessage(SessionNoticeKind Kind) : ServerMessage
{
    public string? TurnId { get; init; }

    public double? ElapsedMs { get; init; }

    public double? TimeLeftMs { get; init; }

    public string? Code { get; init; }
}

internal sealed record GestureMessage(Gesture Gesture) : ServerMessage;

internal sealed record ToolCallMessage(string TurnId, string CallId, string Name, JsonElement Arguments) : ServerMessage;

internal sealed record ApprovalRequestMessage(string TurnId, string ApprovalId, string Tool) : ServerMessage
{
    public string? Title { get; init; }

    public string? Description { get; init; }

    public JsonElement? Arguments { get; init; }
}

internal sealed record ApprovalEndMessage(string ApprovalId, ToolApprovalOutcome Outcome) : ServerMessage;

internal sealed record RatedMessage(string TurnId, bool Kept) : ServerMessage;

internal sealed record ClosedMessage(SessionCloseReason Reason) : ServerMessage;

internal sealed record GoAwayMessage(double ReconnectAfterMs) : ServerMessage;

internal sealed record ErrorMessage(string Code, string Message) : ServerMessage
{
    public long? Seq { get; init; }

    public double? RetryAfterMs { get; init; }
}

internal sealed record PongMessage(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] JsonElement Id) : ServerMessage;

/// <summary>How the messages are written. Numbers of media kinds are written as numbers, every script as it is.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ServerMessage))]
[JsonSerializable(typeof(ToolCallMessage))]
[JsonSerializable(typeof(RatedMessage))]
internal sealed partial class ServerMessageJsonContext : JsonSerializerContext;
