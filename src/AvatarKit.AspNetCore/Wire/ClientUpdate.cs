using System.Text.Json.Serialization;

namespace AvatarKit.AspNetCore;

/// <summary>A piece of an answer as clients see it, told apart by <c>type</c>:
/// <see cref="AvatarResponseUpdate"/> without what is the host's own.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ClientTurnStarted), "turnStarted")]
[JsonDerivedType(typeof(ClientModelSelected), "modelSelected")]
[JsonDerivedType(typeof(ClientTextDelta), "textDelta")]
[JsonDerivedType(typeof(ClientSpeechSegment), "speechSegment")]
[JsonDerivedType(typeof(ClientVideoSegment), "videoSegment")]
[JsonDerivedType(typeof(ClientTurnCompleted), "turnCompleted")]
[JsonDerivedType(typeof(ClientTurnInterrupted), "turnInterrupted")]
[JsonDerivedType(typeof(ClientTurnFailed), "turnFailed")]
internal abstract record ClientUpdate
{
    [JsonPropertyOrder(-1)]
    public required string TurnId { get; init; }

    /// <summary>The type as it is told on the wire.</summary>
    internal abstract string Type { get; }
}

/// <summary>The message was accepted.</summary>
internal sealed record ClientTurnStarted : ClientUpdate
{
    internal override string Type => "turnStarted";

    public required string ConversationId { get; init; }

    public bool IsReplay { get; init; }

    /// <summary>The trace that the turn is part of.</summary>
    public string? TraceId { get; init; }

    public string? Disclosure { get; init; }
}

/// <summary>A model was chosen; told only where the host shows it.</summary>
internal sealed record ClientModelSelected : ClientUpdate
{
    internal override string Type => "modelSelected";

    public required ClientRoute Route { get; init; }
}

/// <summary>The next characters of the answer, Markdown.</summary>
internal sealed record ClientTextDelta : ClientUpdate
{
    internal override string Type => "textDelta";

    public required string Text { get; init; }
}

/// <summary>A piece of speech, as <c>AvatarPlayer.enqueue</c> takes it.</summary>
internal sealed record ClientSpeechSegment : ClientUpdate
{
    internal override string Type => "speechSegment";

    public required int Index { get; init; }

    public int Sentence { get; init; }

    public double StartMs { get; init; }

    public required string Text { get; init; }

    public required int TextStart { get; init; }

    public required string SpokenText { get; init; }

    public bool IsSilent { get; init; }

    public required ClientAudioFormat Format { get; init; }

    public required ReadOnlyMemory<byte> Audio { get; init; }

    public required double DurationMs { get; init; }

    public required IReadOnlyList<ClientWord> Words { get; init; }

    public required IReadOnlyList<ClientViseme> Visemes { get; init; }

    public IReadOnlyList<ClientGesture>? Gestures { get; init; }

    public ClientFaceTrack? Face { get; init; }
}

/// <summary>A piece of the answer's video.</summary>
internal sealed record ClientVideoSegment : ClientUpdate
{
    internal override string Type => "videoSegment";

    public required int Index { get; init; }

    public required int SpeechIndex { get; init; }

    public required string ContentType { get; init; }

    public bool IsInitialization { get; init; }

    public double StartMs { get; init; }

    public double DurationMs { get; init; }

    public required ReadOnlyMemory<byte> Data { get; init; }
}
