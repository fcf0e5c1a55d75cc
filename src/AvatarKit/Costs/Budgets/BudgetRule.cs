using System.Globalization;

namespace AvatarKit;

/// <summary>A configured budget as it stands for one turn.</summary>
internal readonly record struct BudgetRule(string Name, BudgetOptions Options, BudgetWindow Window)
{
    /// <summary>The budgets that count for a turn.</summary>
    public static IReadOnlyList<BudgetRule> For(TurnContext turn, DateTimeOffset now)
    {
        IDictionary<string, BudgetOptions> budgets = turn.Options.Budgets;
        if (budgets.Count == 0)
        {
            return [];
        }

        return [.. budgets.Select(budget => Of(turn, budget.Key, budget.Value, now))];
    }

    /// <summary>What is left to do at a state of its window.</summary>
    public BudgetStanding Standing(BudgetState state)
    {
        double share = (double)(state.CommittedUsd / Options.LimitUsd);
        if (share < Options.SoftShare)
        {
            return BudgetStanding.Free;
        }

        double pressure = Options.SoftShare >= 1 ? 1 : Math.Min(1, (share - Options.SoftShare) / (1 - Options.SoftShare));
        BudgetAction action = state.CommittedUsd > Options.LimitUsd && Options.AtLimit > Options.AtSoftLimit ? Options.AtLimit : Options.AtSoftLimit;
        return new BudgetStanding(action, pressure, Name);
    }

    private static BudgetRule Of(TurnContext turn, string name, BudgetOptions options, DateTimeOffset now)
    {
        DateTime today = now.UtcDateTime.Date;
        (string period, DateTime end) = options.Period == BudgetPeriod.Day
            ? (today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), today.AddDays(1))
            : (today.ToString("yyyy-MM", CultureInfo.InvariantCulture), new DateTime(today.Year, today.Month, 1).AddMonths(1));
        ConversationKey key = turn.Key;
        CostScope scope = options.Per switch
        {
            BudgetPer.Tenant => CostScope.Tenant(key.TenantId),
            BudgetPer.User => CostScope.User(key.TenantId, key.UserId),
            BudgetPer.Conversation => CostScope.Conversation(key),
            BudgetPer.Avatar => CostScope.Avatar(turn.AvatarId),
            _ => CostScope.Everything,
        };

        // A budget that does not refuse is counted like the others, but nothing is refused for it.
        decimal limit = options.AtLimit == BudgetAction.Refuse ? options.LimitUsd : decimal.MaxValue;
        var ends = new DateTimeOffset(DateTime.SpecifyKind(end, DateTimeKind.Utc));
        return new BudgetRule(name, options, new BudgetWindow($"{name}/{period}/{scope.Path}", limit, ends));
    }
}
