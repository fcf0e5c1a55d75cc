namespace AvatarKit.Testing;

/// <summary>Counts what came of a trial. Thread-safe.</summary>
internal sealed class TrialTally
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> failed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lost = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> broken = new(StringComparer.Ordinal);
    private readonly List<string> examples = [];
    private int turns;
    private int completed;
    private int degraded;
    private int interrupted;
    private int left;
    private int accepted;
    private int stored;
    private int pending;

    public void Add(PlayedTurn turn)
    {
        lock (gate)
        {
            turns++;
            switch (turn.Ended)
            {
                case TurnCompleted end:
                    completed++;
                    degraded += end.Degradations.Count > 0 ? 1 : 0;
                    foreach (string what in end.Degradations.Select(static one => one.What).Distinct())
                    {
                        Count(lost, what);
                    }

                    break;
                case TurnInterrupted:
                    interrupted++;
                    break;
                case TurnFailed end:
                    Count(failed, end.Error.Code);
                    break;
                default:
                    left += turn.HasLeft ? 1 : 0;
                    break;
            }
        }
    }

    public void AddConversation(int acceptedMessages, int storedTurns, int pendingTurns)
    {
        lock (gate)
        {
            accepted += acceptedMessages;
            stored += storedTurns;
            pending += pendingTurns;
        }
    }

    /// <summary>Notes that a promise was broken.</summary>
    public void Break(string promise, string where)
    {
        lock (gate)
        {
            if (!broken.ContainsKey(promise))
            {
                examples.Add($"{promise}: {where}");
            }

            Count(broken, promise);
        }
    }

    public ConversationTrialReport Report(int watched, TimeSpan took)
    {
        lock (gate)
        {
            return new ConversationTrialReport
            {
                Turns = turns,
                Completed = completed,
                Degraded = degraded,
                Interrupted = interrupted,
                Left = left,
                Failed = new Dictionary<string, int>(failed),
                Lost = new Dictionary<string, int>(lost),
                Accepted = accepted,
                Stored = stored,
                Pending = pending,
                Watched = watched,
                Took = took,
                Broken = new Dictionary<string, int>(broken),
                Examples = [.. examples],
            };
        }
    }

    private static void Count(Dictionary<string, int> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}
