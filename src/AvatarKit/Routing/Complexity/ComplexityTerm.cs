namespace AvatarKit;

/// <summary>One term of the score: grows with what was counted, ever more slowly, up to its weight.</summary>
/// <param name="Name">The feature's name.</param>
/// <param name="Weight">The most it adds.</param>
/// <param name="Scale">How much must be counted for 63 % of that.</param>
internal readonly record struct ComplexityTerm(string Name, double Weight, double Scale)
{
    /// <summary>Weighs.</summary>
    /// <param name="value">What was counted.</param>
    /// <param name="allowed">How much of it counts for nothing.</param>
    /// <returns>The feature.</returns>
    public ComplexityFeature Of(double value, double allowed = 0) =>
        new(Name, value, Weight * (1 - Math.Exp(-Math.Max(0, value - allowed) / Scale)));
}
