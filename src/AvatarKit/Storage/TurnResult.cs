namespace AvatarKit;

/// <summary>How a turn ended.</summary>
public sealed record TurnResult
{
    /// <summary><see cref="TurnStatus.Completed"/>, <see cref="TurnStatus.Interrupted"/> or <see cref="TurnStatus.Failed"/>.</summary>
    public required TurnStatus Status { get; init; }

    /// <summary>What was really said: the whole answer, or as much as was heard.</summary>
    public required string Answer { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset EndedAt { get; init; }

    /// <summary>The tier that answered, if one did.</summary>
    public string? Tier { get; init; }

    /// <summary>The model that answered, if known.</summary>
    public string? ModelId { get; init; }

    /// <summary>Tokens and characters used.</summary>
    public TurnUsage? Usage { get; init; }

    /// <summary>What it cost.</summary>
    public TurnCost? Cost { get; init; }

    /// <summary>What the answer rests on.</summary>
    public IReadOnlyList<SourceReference> Sources { get; init; } = [];

    /// <summary><see cref="AvatarKitException.Code"/> of a failed turn.</summary>
    public string? ErrorCode { get; init; }
}
