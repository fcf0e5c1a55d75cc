namespace AvatarKit.Local;

internal sealed record ConversationHead(long Id, long Version, long TurnCount, ConversationSummary? Summary);
