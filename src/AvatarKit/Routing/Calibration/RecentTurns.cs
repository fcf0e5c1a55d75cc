namespace AvatarKit;

/// <summary>The latest turn of each conversation that was active lately. Thread-safe.</summary>
internal sealed class RecentTurns
{
    private const int MaxConversations = 4_096;

    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, RecentTurn> turns = [];
    private readonly Queue<ConversationKey> order = [];

    /// <summary>Puts a turn in the place of the one before.</summary>
    /// <returns>The one before.</returns>
    public RecentTurn? Replace(ConversationKey key, RecentTurn turn)
    {
        lock (gate)
        {
            if (turns.TryGetValue(key, out RecentTurn? before))
            {
                turns[key] = turn;
                return before;
            }

            turns[key] = turn;
            order.Enqueue(key);
            if (order.Count > MaxConversations)
            {
                turns.Remove(order.Dequeue());
            }

            return null;
        }
    }

    /// <summary>Notes which tier answered a turn; its message is let go.</summary>
    /// <returns>The turn as it was; <see langword="null"/>: it is not known here.</returns>
    public RecentTurn? Answered(ConversationKey key, string turnId, string? tier)
    {
        lock (gate)
        {
            if (!turns.TryGetValue(key, out RecentTurn? turn) || turn.TurnId != turnId)
            {
                return null;
            }

            turns[key] = turn with { Tier = tier, Message = null };
            return turn;
        }
    }

    public void Forget(Func<ConversationKey, bool> isMeant)
    {
        lock (gate)
        {
            // The place in the queue stays, and removes nothing when its time comes.
            foreach (ConversationKey key in turns.Keys.Where(isMeant).ToList())
            {
                turns.Remove(key);
            }
        }
    }
}
