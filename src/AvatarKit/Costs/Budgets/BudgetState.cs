namespace AvatarKit;

/// <summary>What a budget holds.</summary>
/// <param name="SpentUsd">What turns have cost, in USD.</param>
/// <param name="ReservedUsd">What is held back for turns under way, in USD.</param>
public readonly record struct BudgetState(decimal SpentUsd, decimal ReservedUsd)
{
    /// <summary>Both.</summary>
    public decimal CommittedUsd => SpentUsd + ReservedUsd;
}
