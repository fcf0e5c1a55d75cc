namespace AvatarKit;

/// <summary>Somebody who has conversations.</summary>
/// <param name="TenantId">Their tenant.</param>
/// <param name="UserId">The person.</param>
public readonly record struct ConversationPerson(string TenantId, string UserId);
