namespace AvatarKit;

/// <summary>A turn as stored.</summary>
public sealed record ConversationTurn
{
    /// <summary>The turn, unique within its conversation.</summary>
    public required string TurnId { get; init; }

    /// <summary>Its place in the conversation, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>Which attempt at it this is, from 1. Only the latest attempt can complete it.</summary>
    public required int Attempt { get; init; }

    /// <summary>What the person said.</summary>
    public required string Message { get; init; }

    /// <summary>When the latest attempt started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How it ended; <see langword="null"/> while pending.</summary>
    public TurnResult? Result { get; init; }

    /// <summary>What the person thought of the answer; <see langword="null"/> where they did not say.</summary>
    public TurnRating? Rating { get; init; }

    /// <summary>Where it stands.</summary>
    public TurnStatus Status => Result?.Status ?? TurnStatus.Pending;
}
