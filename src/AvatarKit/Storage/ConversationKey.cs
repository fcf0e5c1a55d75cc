namespace AvatarKit;

/// <summary>Names a conversation. Two conversations of different tenants or users never meet, whatever their ids.</summary>
/// <param name="ConversationId">The conversation, unique for its user.</param>
/// <param name="UserId">Whose it is. Default <c>anonymous</c>.</param>
/// <param name="TenantId">On whose behalf the host serves it. Default <c>default</c>.</param>
public readonly record struct ConversationKey(string ConversationId, string UserId = "anonymous", string TenantId = "default");
