using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Aws;

/// <summary>Where a conversation is in the table: hashes of its ids, so that no ids collide,
/// none is too long for a key and none is read off one.</summary>
/// <param name="Conversation">The hash of tenant, user and conversation.</param>
/// <param name="User">The hash of tenant and user.</param>
internal readonly record struct ConversationAddress(string Conversation, string User)
{
    private const string ConversationPrefix = "C#";
    private const string UserPrefix = "U#";

    /// <summary>The partition of the head, the turns and the summary.</summary>
    public string Partition => ConversationPrefix + Conversation;

    /// <summary>The partition of the user's list, in which <see cref="Partition"/> is this conversation's sort key.</summary>
    public string ListPartition => UserPrefix + User;

    public static ConversationAddress Of(ConversationKey key)
    {
        ConversationKey.ThrowIfInvalid(key);
        return new ConversationAddress(Hash(key.TenantId, key.UserId, key.ConversationId), Hash(key.TenantId, key.UserId));
    }

    public static string UserOf(string tenantId, string userId)
    {
        StorageIds.ThrowIfInvalid(tenantId);
        StorageIds.ThrowIfInvalid(userId);
        return Hash(tenantId, userId);
    }

    /// <summary>The address that an entry of a user's list tells.</summary>
    public static ConversationAddress FromList(string listPartition, string sortKey)
        => new(sortKey[ConversationPrefix.Length..], listPartition[UserPrefix.Length..]);

    public static string OfTurn(string turnId) => Hash(turnId);

    /// <summary>Hashes ids with their lengths: "a" + "bc" and "ab" + "c" differ.</summary>
    private static string Hash(params ReadOnlySpan<string> ids)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> length = stackalloc byte[4];
        foreach (string id in ids)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(id);
            BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
