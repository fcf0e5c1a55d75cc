namespace AvatarKit;

/// <summary>A budget: how much may be spent by whom in which time, and what is done when it runs out.</summary>
/// <remarks>
/// <para>A turn reserves what it is likely to cost before anything is spent on it, and is charged with what it did cost at its end. Turns that run
/// at the same time, also on several nodes with one <see cref="ICostLedger"/>, overspend together by no more than the one that costs more than was
/// reserved for it.</para>
/// <para>A turn whose cost is not known, as a price is missing, is charged with what was reserved.</para>
/// </remarks>
public sealed class BudgetOptions
{
    /// <summary>Who shares it.</summary>
    /// <value>Default <see cref="BudgetPer.Host"/>.</value>
    public BudgetPer Per { get; set; } = BudgetPer.Host;

    /// <summary>How long it lasts.</summary>
    /// <value>Default <see cref="BudgetPeriod.Month"/>.</value>
    public BudgetPeriod Period { get; set; } = BudgetPeriod.Month;

    /// <summary>How much may be spent in each period, in USD.</summary>
    /// <value>No default: it must be set, to more than 0.</value>
    public decimal LimitUsd { get; set; }

    /// <summary>From this share of the limit on the budget presses: the router is told more and more of it
    /// (<see cref="ModelRoutingContext.Pressure"/>), and <see cref="AtSoftLimit"/> is done.</summary>
    /// <value>Default 0.8.</value>
    [SettingRange(0.0, 1.0)]
    public double SoftShare { get; set; } = 0.8;

    /// <summary>What is done from <see cref="SoftShare"/> on.</summary>
    /// <value>Default <see cref="BudgetAction.None"/>.</value>
    public BudgetAction AtSoftLimit { get; set; } = BudgetAction.None;

    /// <summary>What is done when too little is left for a turn. Only <see cref="BudgetAction.Refuse"/> keeps the limit.</summary>
    /// <value>Default <see cref="BudgetAction.Refuse"/>.</value>
    public BudgetAction AtLimit { get; set; } = BudgetAction.Refuse;
}
