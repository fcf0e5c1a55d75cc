using System.Security.Cryptography;
using System.Text;

namespace AvatarKit.Local;

/// <summary>When conversations and persons were erased, within the transaction that writes: kept for a day, under hashes.</summary>
internal static class ConversationErasures
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public static void Add(SqliteSession session, AssetOwner owner, DateTimeOffset now)
    {
        session.Execute("DELETE FROM erasures WHERE erased_at < $1", ConversationRows.Time(now - Kept));
        session.Execute("INSERT OR REPLACE INTO erasures (owner, erased_at) VALUES ($1, $2)", Hash(owner), ConversationRows.Time(now));
    }

    /// <summary>Whether a conversation or its person was erased after a moment.</summary>
    public static bool Covers(SqliteSession session, ConversationKey key, DateTimeOffset? begunAt)
    {
        if (begunAt is not { } begun)
        {
            return false;
        }

        AssetOwner owner = AssetOwner.Of(key);
        return session.Number(
            "SELECT count(*) FROM erasures WHERE owner IN ($1, $2) AND erased_at > $3",
            Hash(owner),
            Hash(owner with { ConversationId = null }),
            ConversationRows.Time(begun)) > 0;
    }

    private static byte[] Hash(AssetOwner owner) => SHA256.HashData(Encoding.UTF8.GetBytes(owner.ToString()));
}
