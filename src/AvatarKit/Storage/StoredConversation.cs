namespace AvatarKit;

internal sealed class StoredConversation(ConversationKey key, DateTimeOffset createdAt)
{
    private readonly List<ConversationTurn> turns = [];
    private readonly Dictionary<string, int> indexes = new(StringComparer.Ordinal);

    public ConversationKey Key { get; } = key;

    public long Version { get; private set; }

    public DateTimeOffset LastActivityAt { get; private set; }

    public ConversationSummary? Summary { get; private set; }

    public ConversationInfo Info => new(Key, turns.Count, createdAt, LastActivityAt);

    public ConversationTurn? Find(string turnId) => indexes.TryGetValue(turnId, out int index) ? turns[index] : null;

    public ConversationTurn[] Latest(int count) => [.. turns.Skip(turns.Count - Math.Min(count, turns.Count))];

    public ConversationTurn Add(TurnStart start, DateTimeOffset now)
    {
        var turn = new ConversationTurn
        {
            TurnId = start.TurnId,
            Sequence = turns.Count + 1,
            Attempt = 1,
            Message = start.Message,
            StartedAt = start.StartedAt,
        };
        indexes.Add(turn.TurnId, turns.Count);
        turns.Add(turn);
        Touch(now);
        return turn;
    }

    public ConversationTurn Replace(ConversationTurn turn, DateTimeOffset now)
    {
        turns[indexes[turn.TurnId]] = turn;
        Touch(now);
        return turn;
    }

    public void Rate(ConversationTurn turn, TurnRating rating) => turns[indexes[turn.TurnId]] = turn with { Rating = rating };

    public void Summarize(ConversationSummary summary, DateTimeOffset now)
    {
        Summary = summary;
        Touch(now);
    }

    private void Touch(DateTimeOffset now)
    {
        Version++;
        LastActivityAt = now;
    }
}
