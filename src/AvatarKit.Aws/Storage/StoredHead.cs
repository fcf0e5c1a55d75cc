namespace AvatarKit.Aws;

/// <summary>The head as the table has it, and as far as its time has not passed.</summary>
internal readonly record struct StoredHead(ConversationHead? Stored, ConversationHead? Live);
