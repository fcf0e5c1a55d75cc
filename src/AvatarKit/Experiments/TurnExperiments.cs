using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace AvatarKit;

/// <summary>Gives turns their arms, and tells of it. Thread-safe.</summary>
internal sealed class TurnExperiments(
    ExperimentWatch watch, ExperimentLog log, TimeProvider time, IEnumerable<IExperimentObserver> observers)
{
    private readonly IExperimentObserver[] observers = [.. observers];

    // The options are one object until they change; each way to change them is made once.
    private readonly ConditionalWeakTable<AvatarChatbotOptions, ConcurrentDictionary<string, AvatarChatbotOptions>> ways = [];

    /// <summary>The arms of a turn. A tier that is named or pinned for it is none of an experiment's.</summary>
    public TurnArms For(AvatarRequest request, ConversationKey key, AvatarSnapshot settings)
    {
        AvatarChatbotOptions options = settings.Options;
        if (options.Experiments.Count == 0 || request.Verbatim is not null || (request.Tier ?? settings.Profile.Tier) is not null
            || RoutingPins.Find(options.Routing, key, request) is not null)
        {
            return TurnArms.None;
        }

        var taken = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var arms = new List<KeyValuePair<string, ExperimentArmOptions>>();
        DateTimeOffset now = time.GetUtcNow();
        foreach ((string name, ExperimentOptions experiment) in options.Experiments.OrderBy(static one => one.Key, StringComparer.Ordinal))
        {
            if (!IsMeant(experiment, request, settings.AvatarId) || now < experiment.StartsAt)
            {
                continue;
            }

            string arm = ExperimentHash.ArmOf(name, experiment, key);
            if (now >= experiment.EndsAt || watch.IsOver(name, experiment) || watch.IsStopped(name, experiment, arm))
            {
                // Who saw another arm before is not to be counted among the control's.
                arm = experiment.ControlName;
            }
            else
            {
                taken.Add(name, arm);
            }

            arms.Add(new($"{name}={arm}", experiment.Arms[arm]));
        }

        if (arms.Count == 0)
        {
            return TurnArms.None;
        }

        string scope = string.Join(';', arms.Select(static arm => arm.Key));
        return new TurnArms
        {
            Options = ways.GetOrCreateValue(options).GetOrAdd(scope, _ => options.With(
                arms.Aggregate(options.Routing, static (routing, arm) => arm.Value.ApplyTo(routing)))),
            Assignments = taken.Count == 0 ? null : taken,
            Scope = scope,
        };
    }

    /// <summary>Tells that a turn takes part, and notes it in its route. Called once for each turn that has a route.</summary>
    /// <returns>The route with the turn's arms, and with none of somebody else's.</returns>
    public ModelRoute Expose(TurnContext turn, ModelRoute route)
    {
        if (turn.Arms.Assignments is not { } assignments)
        {
            return route;
        }

        DateTimeOffset now = time.GetUtcNow();
        foreach ((string experiment, string arm) in assignments)
        {
            ExperimentMetrics.RecordExposure(experiment, arm);
            log.Exposed(turn.TurnId, experiment, arm);
            watch.Exposed(experiment, turn.Options.Experiments[experiment]);
            Tell(new ExperimentExposure(experiment, arm, turn.Key, turn.TurnId, now));
        }

        return route with { Assignments = Merge(route.Assignments, assignments) };
    }

    private static bool IsMeant(ExperimentOptions experiment, AvatarRequest request, string avatarId)
        => experiment.Enabled
            && (experiment.Avatar is null || string.Equals(experiment.Avatar, avatarId, StringComparison.OrdinalIgnoreCase))
            && (experiment.Tag is null || request.Tags.Contains(experiment.Tag, StringComparer.Ordinal));

    // A router of the host's may run experiments of its own.
    private static IReadOnlyDictionary<string, string> Merge(IReadOnlyDictionary<string, string>? own, IReadOnlyDictionary<string, string> ours)
    {
        if (own is not { Count: > 0 })
        {
            return ours;
        }

        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string experiment, string arm) in own.Concat(ours))
        {
            all[experiment] = arm;
        }

        return all;
    }

    private void Tell(ExperimentExposure exposure)
    {
        foreach (IExperimentObserver observer in observers)
        {
            try
            {
                observer.Exposed(exposure);
            }
            catch (Exception exception)
            {
                log.ObserverFailed(exposure.TurnId, observer, exception);
            }
        }
    }
}
