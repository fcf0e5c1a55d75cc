namespace AvatarKit;

/// <summary>How a turn ended that the store does not know to have ended.</summary>
/// <param name="Options">The turn's options.</param>
/// <param name="Key">The conversation.</param>
/// <param name="TurnId">The turn.</param>
/// <param name="Attempt">The attempt; <see langword="null"/>: the store has not said whether it began, and has to be asked.</param>
/// <param name="Result">The end as it is stored, with the moment the attempt began.</param>
internal sealed record OwedEnd(AvatarChatbotOptions Options, ConversationKey Key, string TurnId, int? Attempt, TurnResult Result);
