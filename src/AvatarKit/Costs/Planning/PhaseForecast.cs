namespace AvatarKit;

/// <summary>What a phase of a <see cref="CostPlan"/> costs in a month.</summary>
public sealed record PhaseForecast
{
    /// <summary>The phase's name.</summary>
    public required string Name { get; init; }

    /// <summary>Turns in a month.</summary>
    public required decimal TurnsPerMonth { get; init; }

    /// <summary>What makes up the cost, the models first.</summary>
    public required IReadOnlyList<ForecastLine> Lines { get; init; }

    /// <summary>What caches save in a month, in USD; <see langword="null"/>: something they save has no price.</summary>
    public decimal? SavedUsd { get; init; }

    /// <summary>Everything, in USD; <see langword="null"/>: something has no price.</summary>
    public decimal? TotalUsd => Sum(Lines);

    /// <summary>What every turn costs more, in USD.</summary>
    public decimal? UsdPerTurn => TurnsPerMonth == 0 ? null : Sum(Lines.Where(static line => !line.IsFixed)) / TurnsPerMonth;

    /// <summary>Everything by turn, in USD: with what is paid whatever the traffic.</summary>
    public decimal? TotalUsdPerTurn => TurnsPerMonth == 0 ? null : TotalUsd / TurnsPerMonth;

    /// <summary>What the service to compare with charges for the same; <see langword="null"/>: nothing is compared.</summary>
    public decimal? ComparedUsd { get; init; }

    /// <summary>From so many turns in a month on this costs less than the service to compare with.</summary>
    /// <value><see langword="null"/>: it never does, or something is not known. 0: it always does.</value>
    public decimal? BreakEvenTurns { get; init; }

    internal static decimal? Sum(IEnumerable<ForecastLine> lines)
        => lines.Aggregate((decimal?)0, static (sum, line) => sum + line.Usd);
}
