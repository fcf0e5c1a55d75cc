using System.Text.Json.Serialization;

namespace AvatarKit;

/// <summary>What the three endings of a turn share.</summary>
public abstract record TurnEnded : AvatarResponseUpdate
{
    private protected TurnEnded()
    {
    }

    /// <summary>How it ended.</summary>
    [JsonIgnore]
    public abstract TurnOutcome Outcome { get; }

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

    /// <summary>What went wrong without ending the turn, without user text: a voice that fell silent, a summary that failed.</summary>
    public IReadOnlyList<AvatarError> Warnings { get; init; } = [];

    /// <summary>The id of the trace that the turn was part of, as <see cref="TurnStarted.TraceId"/> has it: what to name to whoever runs the
    /// avatar. <see langword="null"/> where nothing is traced.</summary>
    public string? TraceId { get; init; }

    /// <summary>What the turn went on without: the voice, the face, the knowledge base. Why stands in <see cref="Warnings"/>.</summary>
    public IReadOnlyList<Degradation> Degradations { get; init; } = [];
}
