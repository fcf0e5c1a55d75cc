namespace AvatarKit;

/// <summary>What came of an arm of an experiment.</summary>
/// <param name="Arm">Its name.</param>
/// <param name="Estimates">Each measure, in the order of <see cref="ExperimentMeasure"/>.</param>
public sealed record ExperimentArmReport(string Arm, IReadOnlyList<ExperimentEstimate> Estimates)
{
    /// <summary>Whether the others are compared to it.</summary>
    public bool IsControl { get; init; }

    /// <summary>How many persons, or conversations, had turns in it.</summary>
    public int Units { get; init; }

    /// <summary>How many turns it had.</summary>
    public long Turns { get; init; }

    /// <summary>What is known of one measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <returns>Its estimate.</returns>
    public ExperimentEstimate Of(ExperimentMeasure measure) => Estimates.First(estimate => estimate.Measure == measure);
}
