namespace AvatarKit.Local;

/// <summary>The writes of the conversation database, each within the writer's transaction.</summary>
internal static class ConversationWrites
{
    public static TurnStartResult Start(SqliteSession session, ConversationKey key, TurnStart start, long expectedVersion, DateTimeOffset now)
    {
        ConversationHead? head = ConversationReads.Head(session, key);
        if (head is not null && ConversationReads.Turn(session, head.Id, start.TurnId) is { } existing)
        {
            return CanRestart(existing, start)
                ? Restart(session, head, existing, start, now)
                : new TurnStartResult(existing, Started: false, head.Version);
        }

        if (ConversationErasures.Covers(session, key, start.AskedAt))
        {
            throw new ErasedException("sqlite");
        }

        long version = head?.Version ?? 0;
        if (version != expectedVersion)
        {
            throw new ConversationConflictException(
                $"The conversation has moved on: turn '{start.TurnId}' expected version {expectedVersion}, "
                    + $"the store holds version {version}. Read the window again and retry.",
                expectedVersion,
                version);
        }

        long sequence = (head?.TurnCount ?? 0) + 1;
        long conversation = head?.Id ?? Create(session, key, start.StartedAt, now);
        session.Execute(
            "INSERT INTO turns (conversation, sequence, turn_id, attempt, message, started_at, status) VALUES ($1, $2, $3, 1, $4, $5, 'pending')",
            conversation,
            sequence,
            start.TurnId,
            start.Message,
            ConversationRows.Time(start.StartedAt));
        session.Execute(
            "UPDATE conversations SET turn_count = $2 WHERE id = $1",
            conversation,
            sequence);
        Touch(session, conversation, now);
        var turn = new ConversationTurn
        {
            TurnId = start.TurnId,
            Sequence = sequence,
            Attempt = 1,
            Message = start.Message,
            StartedAt = start.StartedAt,
        };
        return new TurnStartResult(turn, Started: true, version + 1);
    }

    public static long Complete(SqliteSession session, ConversationKey key, string turnId, int attempt, TurnResult result, DateTimeOffset now)
    {
        ConversationTurn turn = Owned(session, key, turnId, attempt, out ConversationHead head);
        if (turn.StartedAt > result.BegunAt)
        {
            throw Conflict($"Turn '{turnId}' began after the attempt that was to be ended: that one was erased.", head);
        }

        return turn.Result is null ? Replace(session, head, turn, result, now) : head.Version;
    }

    public static long Cut(SqliteSession session, ConversationKey key, string turnId, int attempt, string heard, DateTimeOffset now)
    {
        ConversationTurn turn = Owned(session, key, turnId, attempt, out ConversationHead head);
        if (turn.Sequence != head.TurnCount || turn.Result?.CutTo(heard) is not { } cut)
        {
            throw Conflict($"Turn '{turnId}' cannot be cut there: it is not the latest, has not ended, or was cut shorter.", head);
        }

        return ReferenceEquals(cut, turn.Result) ? head.Version : Replace(session, head, turn, cut, now);
    }

    public static bool Rate(SqliteSession session, ConversationKey key, string turnId, TurnRating rating)
        => ConversationReads.Head(session, key) is { } head
            && session.Execute(
                "UPDATE turns SET rating = $3 WHERE conversation = $1 AND turn_id = $2", head.Id, turnId, ConversationRows.Rating(rating)) > 0;

    public static bool Summarize(SqliteSession session, ConversationKey key, ConversationSummary summary, DateTimeOffset now)
        => session.Execute(
            """
            UPDATE conversations SET summary = $4, summary_through = $5, version = version + 1, last_activity_at = $6
            WHERE tenant_id = $1 AND user_id = $2 AND conversation_id = $3 AND coalesce(summary_through, -1) <= $5
                AND created_at <= $7
            """,
            key.TenantId,
            key.UserId,
            key.ConversationId,
            summary.Text,
            summary.ThroughSequence,
            ConversationRows.Time(now),
            ConversationRows.Time(summary.BegunAt ?? DateTimeOffset.MaxValue)) > 0;

    public static bool Erase(SqliteSession session, ConversationKey key, DateTimeOffset now)
    {
        ConversationErasures.Add(session, AssetOwner.Of(key), now);
        return session.Execute(
            "DELETE FROM conversations WHERE tenant_id = $1 AND user_id = $2 AND conversation_id = $3",
            key.TenantId,
            key.UserId,
            key.ConversationId) > 0;
    }

    public static int EraseUser(SqliteSession session, string tenantId, string userId, DateTimeOffset now)
    {
        ConversationErasures.Add(session, new AssetOwner(tenantId, userId), now);
        return session.Execute("DELETE FROM conversations WHERE tenant_id = $1 AND user_id = $2", tenantId, userId);
    }

    public static int EraseInactive(SqliteSession session, DateTimeOffset before)
        => session.Execute("DELETE FROM conversations WHERE last_activity_at < $1", ConversationRows.Time(before));

    private static bool CanRestart(ConversationTurn turn, TurnStart start)
        => turn.Status == TurnStatus.Failed || (turn.Status == TurnStatus.Pending && turn.StartedAt < start.TakeOverBefore);

    private static TurnStartResult Restart(SqliteSession session, ConversationHead head, ConversationTurn turn, TurnStart start, DateTimeOffset now)
    {
        session.Execute(
            "UPDATE turns SET attempt = attempt + 1, started_at = $3, status = 'pending', result = NULL, "
                + "rating = NULL WHERE conversation = $1 AND turn_id = $2",
            head.Id,
            turn.TurnId,
            ConversationRows.Time(start.StartedAt));
        Touch(session, head.Id, now);
        ConversationTurn restarted = turn with { Attempt = turn.Attempt + 1, StartedAt = start.StartedAt, Result = null, Rating = null };
        return new TurnStartResult(restarted, Started: true, head.Version + 1);
    }

    private static ConversationTurn Owned(SqliteSession session, ConversationKey key, string turnId, int attempt, out ConversationHead head)
    {
        ConversationHead? found = ConversationReads.Head(session, key);
        ConversationTurn? turn = found is null ? null : ConversationReads.Turn(session, found.Id, turnId);
        if (found is null || turn is null)
        {
            throw Conflict($"Turn '{turnId}' is not there: it was never started, or it was erased.", found);
        }

        head = found;
        return turn.Attempt == attempt
            ? turn
            : throw Conflict($"Turn '{turnId}' is at attempt {turn.Attempt}; it is no longer attempt {attempt}'s.", head);
    }

    private static long Replace(SqliteSession session, ConversationHead head, ConversationTurn turn, TurnResult result, DateTimeOffset now)
    {
        session.Execute(
            "UPDATE turns SET status = $3, result = $4 WHERE conversation = $1 AND turn_id = $2",
            head.Id,
            turn.TurnId,
            ConversationRows.Status(result.Status),
            ConversationRows.Result(result));
        Touch(session, head.Id, now);
        return head.Version + 1;
    }

    private static long Create(SqliteSession session, ConversationKey key, DateTimeOffset at, DateTimeOffset now)
        => session.Number(
            """
            INSERT INTO conversations (tenant_id, user_id, conversation_id, version, turn_count, created_at, last_activity_at)
            VALUES ($1, $2, $3, 0, 0, $4, $5) RETURNING id
            """,
            key.TenantId,
            key.UserId,
            key.ConversationId,
            ConversationRows.Time(at),
            ConversationRows.Time(now));

    private static void Touch(SqliteSession session, long conversation, DateTimeOffset at)
        => session.Execute(
            "UPDATE conversations SET version = version + 1, last_activity_at = $2 WHERE id = $1",
            conversation,
            ConversationRows.Time(at));

    private static ConversationConflictException Conflict(string message, ConversationHead? head)
        => new(message, head?.Version ?? 0, head?.Version ?? 0);
}
