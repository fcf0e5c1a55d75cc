namespace AvatarKit;

/// <summary>What a ledger says to a reservation.</summary>
/// <param name="RefusedBy">The first budget that has not enough left; <see langword="null"/>: it is granted.</param>
/// <param name="States">What the budgets hold now, in the order of the reservation, the reservation counted where it was granted.</param>
public sealed record BudgetDecision(BudgetWindow? RefusedBy, IReadOnlyList<BudgetState> States)
{
    /// <summary>Whether it is granted.</summary>
    public bool IsGranted => RefusedBy is null;
}
