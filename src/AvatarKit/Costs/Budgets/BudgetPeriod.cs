namespace AvatarKit;

/// <summary>How long a budget lasts. Days and months are those of UTC.</summary>
public enum BudgetPeriod
{
    /// <summary>From midnight to midnight.</summary>
    Day,

    /// <summary>A calendar month.</summary>
    Month,
}
