namespace AvatarKit;

/// <summary>Whose data something was done to.</summary>
/// <param name="TenantId">The tenant; <see langword="null"/>: of all.</param>
/// <param name="UserId">The person; <see langword="null"/>: of all.</param>
/// <param name="ConversationId">The conversation; <see langword="null"/>: of all.</param>
public sealed record AuditSubject(string? TenantId = null, string? UserId = null, string? ConversationId = null)
{
    /// <summary>A conversation.</summary>
    /// <param name="key">Its key.</param>
    /// <returns>The subject.</returns>
    public static AuditSubject Of(ConversationKey key) => new(key.TenantId, key.UserId, key.ConversationId);
}
