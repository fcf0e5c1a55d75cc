namespace AvatarKit;

/// <summary>A conversation in a list.</summary>
/// <param name="Key">Its name.</param>
/// <param name="TurnCount">How many turns it has.</param>
/// <param name="CreatedAt">When its first turn started.</param>
/// <param name="LastActivityAt">When it was last written to.</param>
public sealed record ConversationInfo(ConversationKey Key, long TurnCount, DateTimeOffset CreatedAt, DateTimeOffset LastActivityAt);
