namespace AvatarKit;

/// <summary>What is known of an arm in one measure.</summary>
/// <param name="Measure">In what.</param>
public sealed record ExperimentEstimate(ExperimentMeasure Measure)
{
    /// <summary>The mean over the turns.</summary>
    /// <value><see langword="null"/>: there are none.</value>
    public double? Mean { get; init; }

    /// <summary>The lower end of the mean's interval of 95 % confidence.</summary>
    /// <value><see langword="null"/>: fewer than two units have such turns.</value>
    public double? Low { get; init; }

    /// <summary>The upper end of it.</summary>
    /// <value><see langword="null"/>: fewer than two units have such turns.</value>
    public double? High { get; init; }

    /// <summary>How many persons, or conversations, have turns of which it is known.</summary>
    public int Units { get; init; }

    /// <summary>How many turns it is known of.</summary>
    public long Turns { get; init; }

    /// <summary>Of how many turns it is not known: not rated, without a price, without any text. They are left out.</summary>
    public long LeftOut { get; init; }

    /// <summary>How the arm differs from the control.</summary>
    /// <value><see langword="null"/>: it is the control, or either has fewer than two units.</value>
    public ExperimentDifference? Difference { get; init; }
}
