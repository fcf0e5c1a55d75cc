namespace AvatarKit;

/// <summary>Remembers which entries the latest turns were answered from, so that a rating finds them. Thread-safe.</summary>
internal sealed class ServedResponses
{
    private const int Most = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<ServedTurn, SimilarEntry> turns = [];
    private readonly Queue<ServedTurn> order = [];

    public void Note(ConversationKey conversation, string turnId, SimilarEntry served)
    {
        var turn = new ServedTurn(conversation, turnId);
        lock (gate)
        {
            if (!turns.TryAdd(turn, served))
            {
                turns[turn] = served;
                return;
            }

            order.Enqueue(turn);
            while (order.Count > Most)
            {
                turns.Remove(order.Dequeue());
            }
        }
    }

    /// <summary>Takes what a turn was answered from: it is rated once.</summary>
    public SimilarEntry? Take(ConversationKey conversation, string turnId)
    {
        lock (gate)
        {
            return turns.Remove(new ServedTurn(conversation, turnId), out SimilarEntry served) ? served : null;
        }
    }

    /// <summary>Forgets the turns of a person or a conversation.</summary>
    public void Forget(AssetOwner owner)
    {
        lock (gate)
        {
            foreach (ServedTurn turn in turns.Keys.Where(turn => owner.Covers(AssetOwner.Of(turn.Conversation))).ToArray())
            {
                turns.Remove(turn);
            }
        }
    }

    /// <summary>Forgets the turns that were answered from entries that are gone.</summary>
    public void Forget(Func<ResponseEntry, bool> isMeant)
    {
        lock (gate)
        {
            foreach (ServedTurn turn in turns.Where(turn => isMeant(turn.Value.Entry)).Select(static turn => turn.Key).ToArray())
            {
                turns.Remove(turn);
            }
        }
    }

    private readonly record struct ServedTurn(ConversationKey Conversation, string TurnId);
}
