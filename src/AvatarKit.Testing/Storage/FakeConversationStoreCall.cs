namespace AvatarKit.Testing;

/// <summary>A recorded call of a <see cref="FakeConversationStore"/>.</summary>
/// <param name="Operation">What was called.</param>
public sealed record FakeConversationStoreCall(ConversationStoreOperation Operation)
{
    /// <summary>The conversation, for operations on one.</summary>
    public ConversationKey? Key { get; init; }

    /// <summary>The turn, for operations on one.</summary>
    public string? TurnId { get; init; }

    /// <summary>The attempt to be completed or cut.</summary>
    public int? Attempt { get; init; }

    /// <summary>The message to be stored.</summary>
    public TurnStart? Start { get; init; }

    /// <summary>The version the caller had seen.</summary>
    public long? ExpectedVersion { get; init; }

    /// <summary>How the turn ended.</summary>
    public TurnResult? Result { get; init; }

    /// <summary>What was heard of the turn's answer.</summary>
    public string? Heard { get; init; }

    /// <summary>The rating to be kept.</summary>
    public TurnRating? Rating { get; init; }

    /// <summary>The summary to be stored.</summary>
    public ConversationSummary? Summary { get; init; }
}
