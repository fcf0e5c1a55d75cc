namespace AvatarKit.Aws;

/// <summary>Where a conversation is in the table: hashes of its ids, so that no ids collide,
/// none is too long for a key and none is read off one.</summary>
/// <param name="Conversation">The hash of tenant, user and conversation.</param>
/// <param name="User">The hash of tenant and user.</param>
internal readonly record struct ConversationAddress(string Conversation, string User)
{
    private const string ConversationPrefix = "C#";
    private const string UserPrefix = "U#";
    private const string ErasedPrefix = "E#";

    /// <summary>The partition of the head, the turns and the summary.</summary>
    public string Partition => ConversationPrefix + Conversation;

    /// <summary>The partition of the user's list, in which <see cref="Partition"/> is this conversation's sort key.</summary>
    public string ListPartition => UserPrefix + User;

    /// <summary>The item that tells when the conversation was erased.</summary>
    public string ErasedConversation => ErasedPrefix + Conversation;

    /// <summary>The item that tells when the person was erased.</summary>
    public string ErasedUser => ErasedPrefix + User;

    public static ConversationAddress Of(ConversationKey key)
    {
        ConversationKey.ThrowIfInvalid(key);
        return new ConversationAddress(KeyHash.Of(key.TenantId, key.UserId, key.ConversationId), KeyHash.Of(key.TenantId, key.UserId));
    }

    public static string UserOf(string tenantId, string userId)
    {
        StorageIds.ThrowIfInvalid(tenantId);
        StorageIds.ThrowIfInvalid(userId);
        return KeyHash.Of(tenantId, userId);
    }

    /// <summary>The address that an entry of a user's list tells.</summary>
    public static ConversationAddress FromList(string listPartition, string sortKey)
        => new(sortKey[ConversationPrefix.Length..], listPartition[UserPrefix.Length..]);

    public static string OfTurn(string turnId) => KeyHash.Of(turnId);
}
