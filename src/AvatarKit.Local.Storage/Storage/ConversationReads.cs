using Microsoft.Data.Sqlite;

namespace AvatarKit.Local;

/// <summary>The reads of the conversation database, each within the caller's transaction.</summary>
internal static class ConversationReads
{
    public static ConversationHead? Head(SqliteSession session, ConversationKey key)
    {
        using SqliteDataReader reader = session.Query(
            "SELECT id, version, turn_count, summary, summary_through FROM conversations WHERE tenant_id = $1 AND user_id = $2 AND conversation_id "
                + "= $3",
            key.TenantId,
            key.UserId,
            key.ConversationId);
        return reader.Read()
            ? new ConversationHead(
                reader.GetInt64(0),
                reader.GetInt64(1),
                reader.GetInt64(2),
                reader.IsDBNull(4) ? null : new ConversationSummary(SqliteSession.Text(reader, 3), reader.GetInt64(4)))
            : null;
    }

    public static ConversationWindow Window(SqliteSession session, ConversationKey key, int maxTurns)
    {
        if (Head(session, key) is not { } head)
        {
            return new ConversationWindow { Version = 0, Turns = [] };
        }

        List<ConversationTurn> turns = Turns(
            session,
            $"SELECT {ConversationRows.TurnColumns} FROM turns WHERE conversation = $1 ORDER BY sequence DESC LIMIT $2",
            head.Id,
            maxTurns);
        turns.Reverse();
        return new ConversationWindow { Version = head.Version, Turns = turns, Summary = head.Summary };
    }

    public static List<ConversationTurn> Page(SqliteSession session, ConversationKey key, long afterSequence, int count)
        => Head(session, key) is { } head
            ? Turns(
                session,
                $"SELECT {ConversationRows.TurnColumns} FROM turns WHERE conversation = $1 AND sequence > $2 ORDER BY sequence LIMIT $3",
                head.Id,
                afterSequence,
                count)
            : [];

    public static ConversationTurn? Turn(SqliteSession session, long conversation, string turnId)
    {
        List<ConversationTurn> turns = Turns(
            session,
            $"SELECT {ConversationRows.TurnColumns} FROM turns WHERE conversation = $1 AND turn_id = $2",
            conversation,
            turnId);
        return turns.Count == 0 ? null : turns[0];
    }

    public static List<ConversationInfo> List(SqliteSession session, string tenantId, string userId)
    {
        using SqliteDataReader reader = session.Query(
            "SELECT conversation_id, turn_count, created_at, last_activity_at FROM conversations WHERE tenant_id = $1 AND user_id = $2 ORDER BY "
                + "last_activity_at DESC, id DESC",
            tenantId,
            userId);
        var conversations = new List<ConversationInfo>();
        while (reader.Read())
        {
            conversations.Add(new ConversationInfo(
                new ConversationKey(SqliteSession.Text(reader, 0), userId, tenantId),
                reader.GetInt64(1),
                ConversationRows.Time(reader, 2),
                ConversationRows.Time(reader, 3)));
        }

        return conversations;
    }

    public static List<ConversationPerson> Persons(SqliteSession session, ConversationPerson? after, int count)
    {
        using SqliteDataReader reader = session.Query(
            "SELECT DISTINCT tenant_id, user_id FROM conversations WHERE (tenant_id, user_id) > ($1, $2) ORDER BY tenant_id, user_id LIMIT $3",
            after?.TenantId ?? "",
            after?.UserId ?? "",
            count);
        var persons = new List<ConversationPerson>();
        while (reader.Read())
        {
            persons.Add(new ConversationPerson(SqliteSession.Text(reader, 0), SqliteSession.Text(reader, 1)));
        }

        return persons;
    }

    private static List<ConversationTurn> Turns(SqliteSession session, string sql, params ReadOnlySpan<object?> values)
    {
        using SqliteDataReader reader = session.Query(sql, values);
        var turns = new List<ConversationTurn>();
        while (reader.Read())
        {
            turns.Add(ConversationRows.Turn(reader));
        }

        return turns;
    }
}
