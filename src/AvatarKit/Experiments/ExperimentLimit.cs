namespace AvatarKit;

/// <summary>How much worse than the control an arm may be.</summary>
/// <param name="Measure">In what.</param>
/// <param name="Value">By how much.</param>
/// <param name="Setting">The setting that says so.</param>
internal readonly record struct ExperimentLimit(ExperimentMeasure Measure, double Value, string Setting)
{
    /// <summary>The chance, at most, of seeing an arm this much worse where it is no worse than the limit.</summary>
    public double ChanceOf(RatioEstimate arm, RatioEstimate control) => Measure switch
    {
        ExperimentMeasure.CostUsd or ExperimentMeasure.FirstTextMs => arm.Minus(control.Times(1 + Value)).ChanceAbove(0),
        ExperimentMeasure.Rating => control.Minus(arm).ChanceAbove(Value),
        _ => arm.Minus(control).ChanceAbove(Value),
    };
}
