using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A whole answer: the updates of one turn, put together.</summary>
/// <remarks>Serialise with <see cref="AvatarJson.Options"/>.</remarks>
public sealed record AvatarResponse
{
    /// <summary>The turn.</summary>
    public required string TurnId { get; init; }

    /// <summary>The conversation; <see langword="null"/> when the message was refused.</summary>
    public string? ConversationId { get; init; }

    /// <summary>How it ended.</summary>
    public required TurnOutcome Outcome { get; init; }

    /// <summary>The answer as written; for an interrupted turn, what was heard of it.</summary>
    public required string Text { get; init; }

    /// <summary>Which tier answered and why.</summary>
    public ModelRoute? Route { get; init; }

    /// <summary>The model that answered, if known.</summary>
    public string? ModelId { get; init; }

    /// <summary>The pieces of the spoken sentences in order; a sentence's caption is on its first piece.</summary>
    public IReadOnlyList<SpeechSegment> Segments { get; init; } = [];

    /// <summary>The tokens and characters used.</summary>
    public required TurnUsage Usage { get; init; }

    /// <summary>What it cost.</summary>
    public required TurnCost Cost { get; init; }

    /// <summary>How long what took.</summary>
    public required TurnLatency Latency { get; init; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init; } = [];

    /// <summary>The tools that were called, in order.</summary>
    public IReadOnlyList<ToolInvocation> Tools { get; init; } = [];

    /// <summary>What went wrong without ending the turn.</summary>
    public IReadOnlyList<AvatarError> Warnings { get; init; } = [];

    /// <summary>Why it failed, if it did.</summary>
    public AvatarError? Error { get; init; }

    /// <summary>The spoken answer in the asset store, if it was kept there.</summary>
    public AssetInfo? Speech { get; init; }

    /// <summary>The answer's video, where it was asked for and rendered. Its pieces came as <see cref="VideoSegment"/>s.</summary>
    public AvatarVideo? Video { get; init; }

    /// <summary>Whether the answer is a stored one, given again.</summary>
    public bool IsReplay { get; init; }

    /// <summary>How long the speech lasts altogether.</summary>
    [JsonIgnore]
    public TimeSpan SpeechDuration => Segments.Aggregate(TimeSpan.Zero, static (sum, segment) => sum + segment.Duration);

    /// <summary>Throws what a failed turn failed with, and returns any other.</summary>
    /// <returns>This response.</returns>
    /// <exception cref="AvatarKitException">The turn failed.</exception>
    public AvatarResponse EnsureNotFailed() => Outcome != TurnOutcome.Failed ? this
        : throw (Error?.Exception as AvatarKitException
            ?? new ModelException(Error?.Code ?? "turn.failed", Error?.Message ?? "The turn failed.", Route?.Tier ?? "", Error?.Exception));

    /// <summary>The record's text without what was said.</summary>
    /// <returns>The ids and the outcome alone.</returns>
    public override string ToString() => $"AvatarResponse {{ ConversationId = {ConversationId}, TurnId = {TurnId}, Outcome = {Outcome} }}";
}
