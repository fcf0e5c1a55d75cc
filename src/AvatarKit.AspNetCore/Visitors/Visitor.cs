namespace AvatarKit.AspNetCore;

/// <summary>Who a request is from.</summary>
/// <param name="TenantId">On whose behalf the host serves them.</param>
/// <param name="UserId">The signed-in person, or an id of the visitor's own.</param>
/// <param name="Address">The network address, for limits; empty where there is none.</param>
internal sealed record Visitor(string TenantId, string UserId, string Address)
{
    /// <summary>Whether the request said nothing of who it is from: the visitor gets a name with this response.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether the host has said who it is.</summary>
    public bool IsSignedIn { get; init; }

    /// <summary>The visitor's conversation with an id.</summary>
    public ConversationKey Conversation(string conversationId) => new(conversationId, UserId, TenantId);

    /// <summary>Whether something in the asset store is the visitor's.</summary>
    public bool Owns(AssetInfo asset) => new AssetOwner(TenantId, UserId).Covers(asset.Owner);
}
