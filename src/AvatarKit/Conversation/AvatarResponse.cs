using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>A whole answer: the updates of one turn, put together.</summary>
/// <remarks>Serialise with <see cref="AvatarJson.Options"/>.</remarks>
public sealed record AvatarResponse
{
    private const string UnknownProvider = "unknown";

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

    /// <summary>The spoken sentences in order, each as one or more pieces; played one after the other they are the whole answer.</summary>
    /// <remarks>A sentence's caption is in <see cref="SpeechSegment.Text"/> of its first piece;
    /// pieces of one sentence have the same <see cref="SpeechSegment.Sentence"/>.</remarks>
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

    /// <summary>Where the answer came from the response cache: how it was found there.</summary>
    /// <value>Default <see langword="null"/>: it was made for this turn.</value>
    public TurnCacheHit? Cache { get; init; }

    /// <summary>The id of the trace that the turn was part of, 32 hexadecimal digits; <see langword="null"/> where nothing is traced.</summary>
    public string? TraceId { get; init; }

    /// <summary>What went wrong without ending the turn.</summary>
    public IReadOnlyList<AvatarError> Warnings { get; init; } = [];

    /// <summary>What the turn went on without.</summary>
    public IReadOnlyList<Degradation> Degradations { get; init; } = [];

    /// <summary>What the avatar said: its sentences as they were spoken; of a turn that failed, what it says about that,
    /// whether or not it was asked to speak.</summary>
    public string SpokenText { get; init; } = "";

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
    /// <remarks>
    /// Of a response that came over the wire, and of a failure that is not AvatarKit's own, an error of the stage is thrown:
    /// <see cref="TurnRefusedException"/>, <see cref="StorageException"/>, <see cref="ModelException"/> or <see cref="SpeechException"/>.
    /// </remarks>
    /// <returns>This response.</returns>
    /// <exception cref="AvatarKitException">The turn failed.</exception>
    public AvatarResponse EnsureNotFailed() => Outcome != TurnOutcome.Failed ? this : throw (Error?.Exception as AvatarKitException ?? OfStage());

    /// <summary>Throws unless the whole answer was given, and returns the response.</summary>
    /// <returns>This response.</returns>
    /// <exception cref="AvatarKitException">The turn failed.</exception>
    /// <exception cref="OperationCanceledException">The turn was interrupted.</exception>
    public AvatarResponse EnsureCompleted() => Outcome != TurnOutcome.Interrupted ? EnsureNotFailed()
        : throw new OperationCanceledException($"Turn '{TurnId}' was interrupted.");

    /// <summary>The record's text without what was said.</summary>
    /// <returns>The ids and the outcome alone.</returns>
    public override string ToString() => $"AvatarResponse {{ ConversationId = {ConversationId}, TurnId = {TurnId}, Outcome = {Outcome} }}";

    private AvatarKitException OfStage()
    {
        AvatarError error = Error ?? new AvatarError("turn.failed", TurnStage.Generate, "The turn failed.");
        return error.Stage switch
        {
            TurnStage.Admit or TurnStage.Screen => Refusal(error),
            TurnStage.Recall when error.Code is "conversation.busy" or "conversation.conflict" or "turn.in_progress" or "turn.id_reused"
                => Refusal(error),
            TurnStage.Recall or TurnStage.Remember => new StorageException(
                error.Code, error.Message, UnknownProvider, error.IsTransient, error.Exception) { RetryAfter = error.RetryAfter },
            TurnStage.Segment or TurnStage.Speak or TurnStage.Animate or TurnStage.Render => new SpeechException(
                error.Code, error.Message, UnknownProvider, error.IsTransient, error.Exception) { RetryAfter = error.RetryAfter },
            _ => new ModelException(
                error.Code, error.Message, Route?.Tier, UnknownProvider, error.IsTransient, error.Exception) { RetryAfter = error.RetryAfter },
        };
    }

    private static TurnRefusedException Refusal(AvatarError error)
        => new(error.Code, error.Message, error.Exception) { RetryAfter = error.RetryAfter };
}
