namespace AvatarKit;

/// <summary>One budget in one of its periods: a tenant's November, a person's Friday.</summary>
/// <param name="Key">Names it in a ledger.</param>
/// <param name="LimitUsd">What may be spent in it, in USD.</param>
/// <param name="EndsAt">When the period ends; what is kept of it is forgotten some time after.</param>
public sealed record BudgetWindow(string Key, decimal LimitUsd, DateTimeOffset EndsAt);
