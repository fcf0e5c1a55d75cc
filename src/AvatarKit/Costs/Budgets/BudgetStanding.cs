namespace AvatarKit;

/// <summary>What a turn's budgets ask of it.</summary>
/// <param name="Action">What is to be done.</param>
/// <param name="Pressure">How much the fullest of them presses, from 0, its soft limit, to 1, its limit.</param>
/// <param name="Budget">The budget that asks for <see cref="Action"/>; <see langword="null"/>: none does.</param>
internal readonly record struct BudgetStanding(BudgetAction Action, double Pressure, string? Budget)
{
    public static BudgetStanding Free => default;

    public bool TakesCheapestTier => Action is BudgetAction.CheapestTier or BudgetAction.TextOnly;

    /// <summary>Both standings: the stricter action, the greater pressure.</summary>
    public BudgetStanding With(BudgetStanding other)
    {
        BudgetStanding stricter = other.Action > Action ? other : this;
        return stricter with { Pressure = Math.Max(Pressure, other.Pressure) };
    }
}
