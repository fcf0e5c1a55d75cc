using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Names a conversation. Two conversations of different tenants or users never meet, whatever their ids.</summary>
/// <remarks>Ids are well-formed Unicode and not empty; see <see cref="ThrowIfInvalid"/>.</remarks>
/// <param name="ConversationId">The conversation, unique for its user.</param>
/// <param name="UserId">Whose it is. Default <c>anonymous</c>.</param>
/// <param name="TenantId">On whose behalf the host serves it. Default <c>default</c>.</param>
public readonly record struct ConversationKey(string ConversationId, string UserId = "anonymous", string TenantId = "default")
{
    /// <summary>Refuses a key with an id that breaks the rules of <see cref="StorageIds.ThrowIfInvalid"/>.</summary>
    /// <param name="key">The key.</param>
    /// <param name="parameterName">The name of the caller's parameter; by default what was written there.</param>
    /// <exception cref="ArgumentException">An id is missing, empty, or has half of a surrogate pair in it.</exception>
    public static void ThrowIfInvalid(ConversationKey key, [CallerArgumentExpression(nameof(key))] string? parameterName = null)
    {
        StorageIds.ThrowIfInvalid(key.ConversationId, parameterName);
        StorageIds.ThrowIfInvalid(key.UserId, parameterName);
        StorageIds.ThrowIfInvalid(key.TenantId, parameterName);
    }
}
