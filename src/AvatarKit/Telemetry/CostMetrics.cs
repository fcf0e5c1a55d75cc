using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>What is reported of money. Never throws.</summary>
internal static class CostMetrics
{
    private static readonly Histogram<double> Cost = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.turn.cost", "USD", "What a turn cost.", Buckets.Dollars);

    private static readonly Counter<double> Saved = AvatarTelemetry.Meter.CreateCounter<double>(
        "avatarkit.turn.saved", "USD", "What caches saved.");

    private static readonly Counter<long> Unpriced = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.turns.unpriced", "{turn}", "Turns whose cost is not known.");

    private static readonly Counter<long> Pressed = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.budget.pressed", "{turn}", "Turns that a budget pressed.");

    /// <summary>Counts what a turn cost.</summary>
    public static void RecordCost(TurnCost cost, string? tier)
    {
        var tags = new TagList { { "tier", tier ?? "none" } };
        if (cost.TotalUsd is { } usd)
        {
            Cost.TryRecord((double)usd, tags);
        }
        else
        {
            Unpriced.TryAdd(1, tags);
        }

        if (cost.SavedUsd is > 0 and { } saved)
        {
            Saved.TryAdd((double)saved, tags);
        }
    }

    /// <summary>Counts a turn that a budget presses.</summary>
    public static void RecordBudget(string budget, BudgetAction action)
        => Pressed.TryAdd(1, new TagList { { "budget", budget }, { "action", action.ToString().ToLowerInvariant() } });
}
