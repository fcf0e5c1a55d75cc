namespace AvatarKit;

/// <summary>Between which scores which tier answers.</summary>
/// <param name="SimpleBelow">Below this the simple tier.</param>
/// <param name="MediumBelow">Below this the middle one.</param>
internal readonly record struct RouteBounds(double SimpleBelow, double MediumBelow)
{
    private const int FewTurns = 100;

    // Above every score.
    private const double Top = 1.0001;

    /// <summary>The fixed bounds.</summary>
    public static RouteBounds Of(RoutingOptions routing) => new(routing.SimpleBelow, Math.Max(routing.SimpleBelow, routing.MediumBelow));

    /// <summary>The bounds that meet the targets.</summary>
    /// <param name="routing">The targets, and the fixed bounds.</param>
    /// <param name="scores">The scores of recent turns in rising order.</param>
    /// <param name="costs">What turns of each tier cost.</param>
    /// <param name="safeBelow">What is safe for the simple tier; <see langword="null"/>: all that the other targets leave it.</param>
    public static RouteBounds Meet(RoutingOptions routing, ReadOnlySpan<double> scores, TierCosts costs, double? safeBelow)
    {
        RouteBounds bounds = Of(routing);
        if (scores.Length >= FewTurns && StrongShare(routing, costs) is { } share)
        {
            bounds = new RouteBounds(Bound(scores, share), Bound(scores, share * ComplexPart(routing)));
        }

        double low = Math.Min(bounds.SimpleBelow, safeBelow ?? double.PositiveInfinity);
        return new RouteBounds(low, Math.Max(low, bounds.MediumBelow));
    }

    /// <summary>The bounds under the pressure of budgets: the further up, the more of it there is, until all goes to the simple tier.</summary>
    /// <param name="pressure">From 0, none, to 1.</param>
    /// <param name="safeBelow">What is safe for the simple tier, whatever the pressure; <see langword="null"/>: all.</param>
    public RouteBounds Under(double pressure, double? safeBelow)
    {
        if (pressure is not > 0)
        {
            return this;
        }

        double low = Math.Max(SimpleBelow, Math.Min(Raise(SimpleBelow, pressure), safeBelow ?? Top));
        return new RouteBounds(low, Math.Max(low, Raise(MediumBelow, pressure)));
    }

    // Four digits, so that a reason can show them.
    private static double Raise(double bound, double pressure) => Math.Round(bound + ((Top - bound) * Math.Min(pressure, 1)), 4);

    // Of the turns above the simple tier, as many go to the complex one as the fixed bounds have of the scores above theirs.
    private static double ComplexPart(RoutingOptions routing)
        => routing.SimpleBelow < 1 ? (1 - Math.Max(routing.SimpleBelow, routing.MediumBelow)) / (1 - routing.SimpleBelow) : 0;

    private static double? StrongShare(RoutingOptions routing, TierCosts costs)
    {
        if (routing.TargetCostPerTurn is not { } target)
        {
            return routing.TargetStrongShare;
        }

        decimal part = (decimal)ComplexPart(routing);
        if (costs.Of(routing.SimpleTier) is not { } simple || costs.Of(routing.MediumTier) is not { } medium
            || costs.Of(routing.ComplexTier) is not { } complex)
        {
            return null;
        }

        decimal strong = (medium * (1 - part)) + (complex * part);
        return strong > simple ? (double)Math.Clamp((target - simple) / (strong - simple), 0, 1) : 1;
    }

    // Four digits, so that a reason can show them; at no share at all even a score of 1 is below.
    private static double Bound(ReadOnlySpan<double> scores, double share)
        => share <= 0 ? Top : Math.Round(Quantiles.At(scores, 1 - share), 4);
}
