namespace AvatarKit;

/// <summary>What a router decides by: the score, what it rests on, the bounds, and what is to be said of a calibration.</summary>
/// <param name="Score">From 0 to 1.</param>
/// <param name="Features">What it rests on.</param>
/// <param name="Bounds">The bounds.</param>
internal readonly record struct RouteAdvice(double Score, IReadOnlyList<ComplexityFeature> Features, RouteBounds Bounds)
{
    /// <summary>The score up to which the simple tier keeps the quality the host wants; <see langword="null"/>: nothing is known of it.</summary>
    public double? SafeBelow { get; init; }

    /// <summary>The calibration that made the score, or that would have; 0: none.</summary>
    public int Version { get; init; }

    /// <summary>What the calibration would have scored, where it only says so.</summary>
    public double? ShadowScore { get; init; }

    /// <summary>The bounds it would have had then.</summary>
    public RouteBounds ShadowBounds { get; init; }

    public static RouteAdvice Of(in ComplexityScore scored, RouteBounds bounds)
        // A scorer of the host's may go wrong; the strongest tier then answers.
        => new(double.IsNaN(scored.Value) ? 1 : Math.Clamp(scored.Value, 0, 1), scored.Features ?? [], bounds);
}
