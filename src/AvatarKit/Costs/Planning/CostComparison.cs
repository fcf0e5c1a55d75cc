namespace AvatarKit;

/// <summary>A service that is paid by the minute of conversation, to compare with.</summary>
public sealed record CostComparison
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it charges for a minute, in USD.</summary>
    public required decimal UsdPerMinute { get; init; }

    /// <summary>How long a turn takes there, with the person's part of it, in minutes.</summary>
    public required decimal MinutesPerTurn { get; init; }

    /// <summary>What it charges each month whatever the traffic, in USD.</summary>
    /// <value>Default 0.</value>
    public decimal FixedUsdPerMonth { get; init; }

    internal void Check()
    {
        foreach ((decimal value, string member) in (ReadOnlySpan<(decimal, string)>)
            [(UsdPerMinute, "usdPerMinute"), (MinutesPerTurn, "minutesPerTurn"), (FixedUsdPerMonth, "fixedUsdPerMonth")])
        {
            if (value is < 0 or > 1_000_000)
            {
                throw new CostPlanException($"The cost plan's comparison has {member} {value}; it takes 0 to a million.");
            }
        }
    }
}
