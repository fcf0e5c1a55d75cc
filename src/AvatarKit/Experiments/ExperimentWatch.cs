using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Watches the turns of running experiments, and stops arms that do harm. Never throws. Thread-safe.</summary>
internal sealed class ExperimentWatch(ExperimentLog log)
{
    private const int MaxRecentTurns = 10_000;

    private readonly ConcurrentDictionary<string, WatchedExperiment> experiments = new(StringComparer.OrdinalIgnoreCase);

    // A reload of the configuration makes new options that say the same.
    private readonly ConditionalWeakTable<ExperimentOptions, WatchedExperiment> byOptions = [];
    private readonly Lock gate = new();
    private readonly Dictionary<UInt128, List<WatchedTurn>> recent = [];
    private readonly Queue<UInt128> order = [];

    /// <summary>Whether it has had all its turns.</summary>
    public bool IsOver(string name, ExperimentOptions options) => options.MaxTurns is not null && Find(name, options).IsOver;

    /// <summary>Whether an arm was stopped for the harm it did.</summary>
    public bool IsStopped(string name, ExperimentOptions options, string arm) => Find(name, options).IsStopped(arm);

    public void Exposed(string name, ExperimentOptions options) => Find(name, options).Exposed();

    /// <summary>A turn was stored.</summary>
    public void Completed(AvatarChatbotOptions options, ConversationKey key, string turnId, TurnResult result)
    {
        if (result.Route?.Assignments is not { } assignments)
        {
            return;
        }

        try
        {
            var turns = new List<WatchedTurn>();
            foreach ((string name, string arm) in assignments)
            {
                if (options.Experiments.TryGetValue(name, out ExperimentOptions? experiment)
                    && Find(name, experiment) is { IsWatched: true } watched && watched.Completed(arm, key, result) is { } turn)
                {
                    turns.Add(turn);
                }
            }

            if (turns.Count > 0)
            {
                Keep(ExperimentHash.TurnOf(key, turnId), turns);
            }
        }
        catch (Exception exception)
        {
            log.NotWatched(exception);
        }
    }

    /// <summary>The person stopped the answer while it was played.</summary>
    public void Cut(ConversationKey key, string turnId) => Amend(key, turnId, static turn => turn.Cut());

    /// <summary>The person rated the answer.</summary>
    public void Rated(ConversationKey key, string turnId, int score) => Amend(key, turnId, turn => turn.Rate(score));

    private void Amend(ConversationKey key, string turnId, Action<WatchedTurn> amend)
    {
        if (experiments.IsEmpty)
        {
            return;
        }

        lock (gate)
        {
            if (recent.TryGetValue(ExperimentHash.TurnOf(key, turnId), out List<WatchedTurn>? turns))
            {
                turns.ForEach(amend);
            }
        }
    }

    private WatchedExperiment Find(string name, ExperimentOptions options)
        => byOptions.GetValue(options, added =>
        {
            var made = new WatchedExperiment(name, added, log);
            return experiments.AddOrUpdate(name, made, (_, known) => known.Identity == made.Identity ? known : made);
        });

    // As hashes: nothing here names a person.
    private void Keep(UInt128 turn, List<WatchedTurn> turns)
    {
        lock (gate)
        {
            if (recent.TryAdd(turn, turns))
            {
                order.Enqueue(turn);
                if (order.Count > MaxRecentTurns)
                {
                    recent.Remove(order.Dequeue());
                }
            }
            else
            {
                recent[turn] = turns;
            }
        }
    }
}
