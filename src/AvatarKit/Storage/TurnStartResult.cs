namespace AvatarKit;

/// <summary>What starting a turn found.</summary>
/// <param name="Turn">The turn as stored now.</param>
/// <param name="Started">Whether the caller now owns the attempt and is to answer. <see langword="false"/>:
/// the turn was already there, answered or under way.</param>
/// <param name="Version">The conversation's version now.</param>
public sealed record TurnStartResult(ConversationTurn Turn, bool Started, long Version);
