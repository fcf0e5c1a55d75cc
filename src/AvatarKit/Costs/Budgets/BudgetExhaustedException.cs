namespace AvatarKit;

/// <summary>A turn was refused because a budget has too little left for it: <c>budget.exhausted</c>.</summary>
/// <remarks><see cref="AvatarKitException.RetryAfter"/> is the time until the budget's period ends, or some seconds where turns under way hold the
/// rest of it and may give some back.</remarks>
public sealed class BudgetExhaustedException : TurnRefusedException
{
    /// <summary>Creates the refusal.</summary>
    /// <param name="budget">The budget's name in the settings.</param>
    /// <param name="retryAfter">When to come back; <see langword="null"/>: it does not help.</param>
    public BudgetExhaustedException(string budget, TimeSpan? retryAfter)
        : base(
            "budget.exhausted",
            $"The budget '{budget}' has too little left for another turn (AvatarChatbotOptions.Budgets[{budget}])."
                + (retryAfter is null ? "" : " Come back when RetryAfter has passed."))
    {
        Budget = budget;
        RetryAfter = retryAfter;
    }

    /// <summary>The budget's name in the settings.</summary>
    public string Budget { get; }
}
