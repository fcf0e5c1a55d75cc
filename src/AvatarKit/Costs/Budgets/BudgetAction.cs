namespace AvatarKit;

/// <summary>What is done when a budget runs out.</summary>
public enum BudgetAction
{
    /// <summary>Nothing but a warning in the log and a metric.</summary>
    None,

    /// <summary><see cref="RoutingOptions.SimpleTier"/> answers, whatever the score and whatever the request asks for.</summary>
    CheapestTier,

    /// <summary>As <see cref="CheapestTier"/>, and the answer is text alone.</summary>
    TextOnly,

    /// <summary>The turn is refused: <see cref="BudgetExhaustedException"/>.</summary>
    Refuse,
}
