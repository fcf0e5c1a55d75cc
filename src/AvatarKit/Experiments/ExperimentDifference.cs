namespace AvatarKit;

/// <summary>How an arm differs from the control in one measure.</summary>
/// <param name="Value">The arm's mean less the control's.</param>
/// <param name="Low">The lower end of its interval of 95 % confidence.</param>
/// <param name="High">The upper end.</param>
/// <param name="PValue">The chance of a difference as large as this, to either side, where in truth there is none;
/// of this measure alone.</param>
public sealed record ExperimentDifference(double Value, double Low, double High, double PValue)
{
    /// <summary>Whether a difference is shown, with all that the report compares in mind: of many comparisons some are large by chance.</summary>
    /// <value>By Holm's method over all arms and measures of the report, at 5 %.</value>
    public bool IsShown { get; init; }
}
