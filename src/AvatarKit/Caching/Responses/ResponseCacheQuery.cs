namespace AvatarKit;

/// <summary>A question to a response cache.</summary>
public sealed record ResponseCacheQuery
{
    /// <summary>All that decides the answer besides the question.</summary>
    public required ResponseCacheScope Scope { get; init; }

    /// <summary>The question as it was asked.</summary>
    public required string Text { get; init; }

    /// <summary>The conversation it was asked in: the owner of what is kept.</summary>
    public required ConversationKey Conversation { get; init; }

    /// <summary>The turn, for <see cref="IResponseCache.RateAsync"/>.</summary>
    public required string TurnId { get; init; }

    /// <summary>Whether a miss may end in an answer that is kept.</summary>
    /// <value>Default <see langword="true"/>. Otherwise nobody waits for this caller, and it is given no lease.</value>
    public bool MayStore { get; init; } = true;

    /// <summary>How often an answer may be wrong, for this query alone.</summary>
    /// <value>Default <see langword="null"/>: <see cref="ResponseCacheOptions.MaxWrong"/>.</value>
    public double? MaxWrong { get; init; }

    /// <summary>The query without the question.</summary>
    /// <returns>The turn alone.</returns>
    public override string ToString() => $"ResponseCacheQuery {{ TurnId = {TurnId} }}";
}
