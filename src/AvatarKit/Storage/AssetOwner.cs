using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Whose an asset is: a person's, and where it came up in a conversation, of that conversation.</summary>
/// <remarks>Two owners are the same if all their ids are, character by character. Ids are well-formed Unicode and not empty;
/// see <see cref="ThrowIfInvalid"/>.</remarks>
/// <param name="TenantId">On whose behalf the host serves the person. Tenants that begin with <c>avatarkit:</c> are AvatarKit's own.</param>
/// <param name="UserId">The person.</param>
/// <param name="ConversationId">The conversation; <see langword="null"/>: none, it is the person's own. Default <see langword="null"/>.</param>
public readonly record struct AssetOwner(string TenantId, string UserId, string? ConversationId = null)
{
    internal const string SharedTenants = "avatarkit:";

    /// <summary>Whether it is AvatarKit's own, for all.</summary>
    internal bool IsShared => TenantId.StartsWith(SharedTenants, StringComparison.Ordinal);

    /// <summary>The owner of what belongs to a conversation.</summary>
    /// <param name="key">The conversation.</param>
    /// <returns>The owner.</returns>
    public static AssetOwner Of(ConversationKey key) => new(key.TenantId, key.UserId, key.ConversationId);

    /// <summary>Whether deleting by this owner deletes an asset of another: the same,
    /// or any of the person's where this one names no conversation.</summary>
    /// <param name="asset">The owner of the asset.</param>
    /// <returns>Whether it is covered.</returns>
    public bool Covers(AssetOwner asset)
        => TenantId == asset.TenantId && UserId == asset.UserId && (ConversationId is null || ConversationId == asset.ConversationId);

    /// <summary>Refuses an owner that no store could keep apart from others.</summary>
    /// <param name="owner">The owner.</param>
    /// <param name="parameterName">The name of the caller's parameter; by default what was written there.</param>
    /// <exception cref="ArgumentException">An id is missing, empty, or has an unpaired surrogate in it.</exception>
    public static void ThrowIfInvalid(AssetOwner owner, [CallerArgumentExpression(nameof(owner))] string? parameterName = null)
    {
        if (!StorageIds.IsValid(owner.TenantId) || !StorageIds.IsValid(owner.UserId)
            || (owner.ConversationId is not null && !StorageIds.IsValid(owner.ConversationId)))
        {
            throw new ArgumentException(
                "An asset's owner takes a tenant and a user, and a conversation or null, none of them empty and each well-formed Unicode.",
                parameterName);
        }
    }

    /// <summary>The owner as one text, <c>tenant/user</c> or <c>tenant/user/conversation</c>, with <c>%</c> and <c>/</c> in ids escaped:
    /// another for every other owner.</summary>
    /// <returns>The text, for <see cref="TryParse"/>.</returns>
    public override string ToString()
        => ConversationId is null ? $"{Escape(TenantId)}/{Escape(UserId)}" : $"{Escape(TenantId)}/{Escape(UserId)}/{Escape(ConversationId)}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <param name="text">The text; ids in it may be percent-encoded wholly.</param>
    /// <param name="owner">The owner.</param>
    /// <returns>Whether it names one.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, out AssetOwner owner)
    {
        string[] ids = text?.Split('/') ?? [];
        owner = ids switch
        {
            [string tenant, string user] => new AssetOwner(Uri.UnescapeDataString(tenant), Uri.UnescapeDataString(user)),
            [string tenant, string user, string conversation] => new AssetOwner(
                Uri.UnescapeDataString(tenant), Uri.UnescapeDataString(user), Uri.UnescapeDataString(conversation)),
            _ => default,
        };
        return ids.Length is 2 or 3 && ids.All(static id => id.Length > 0);
    }

    private static string Escape(string? id)
        => (id ?? "").Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);
}
