namespace AvatarKit;

/// <summary>Lets the turns of one conversation begin one after the other, in the order in which they came. For one process;
/// between processes the store decides. Thread-safe.</summary>
internal sealed class ConversationQueue
{
    private readonly Lock gate = new();
    private readonly Dictionary<ConversationKey, LinkedList<QueuedTurn>> lines = [];

    /// <summary>Takes a place behind all that came before. Never waits.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="maxWaiting">How many may wait.</param>
    /// <returns>The place, to be disposed when the turn has begun or does not begin.</returns>
    public QueuedTurn Enter(ConversationKey key, int maxWaiting)
    {
        lock (gate)
        {
            if (!lines.TryGetValue(key, out LinkedList<QueuedTurn>? line))
            {
                line = new LinkedList<QueuedTurn>();
                lines.Add(key, line);
            }

            // The first of the line does not wait: it begins.
            var turn = new QueuedTurn(this, key, isRefused: line.Count > maxWaiting, waiting: Math.Max(0, line.Count - 1));
            if (!turn.IsRefused)
            {
                line.AddLast(turn);
                Next(line);
            }

            return turn;
        }
    }

    /// <summary>Gives up a place: the next one may begin.</summary>
    public void Leave(QueuedTurn turn)
    {
        lock (gate)
        {
            if (!lines.TryGetValue(turn.Key, out LinkedList<QueuedTurn>? line) || !line.Remove(turn))
            {
                return;
            }

            if (line.Count == 0)
            {
                lines.Remove(turn.Key);
            }
            else
            {
                Next(line);
            }
        }
    }

    private static void Next(LinkedList<QueuedTurn> line) => line.First!.Value.Begin();
}
