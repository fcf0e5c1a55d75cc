namespace AvatarKit;

/// <summary>What a turn says of its arm in one measure.</summary>
/// <param name="Measure">In what.</param>
/// <param name="Value">How much.</param>
internal readonly record struct ExperimentValue(ExperimentMeasure Measure, double Value)
{
    /// <summary>All that a turn's end says. What is not known is not among it.</summary>
    public static IEnumerable<ExperimentValue> Of(TurnResult result)
    {
        yield return new(ExperimentMeasure.InterruptionRate, result.Status == TurnStatus.Interrupted ? 1 : 0);
        yield return new(ExperimentMeasure.FailureRate, result.Status == TurnStatus.Failed ? 1 : 0);
        if (result.Cost?.TotalUsd is { } usd)
        {
            yield return new(ExperimentMeasure.CostUsd, (double)usd);
        }

        if (result.FirstText is { } first)
        {
            yield return new(ExperimentMeasure.FirstTextMs, first.TotalMilliseconds);
        }
    }
}
