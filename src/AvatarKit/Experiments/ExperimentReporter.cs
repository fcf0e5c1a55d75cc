namespace AvatarKit;

/// <summary>The statistics of reports.</summary>
internal static class ExperimentReporter
{
    private const double Confidence = 0.95;

    public static ExperimentReport Report(string experiment, string control, IReadOnlyDictionary<string, ArmSums> arms)
    {
        ArmSums? compared = arms.GetValueOrDefault(control);
        List<ExperimentArmReport> reports = [.. arms.Where(arm => arm.Value == compared).Concat(arms.Where(arm => arm.Value != compared))
            .Select(arm => new ExperimentArmReport(
                arm.Key, [.. Enum.GetValues<ExperimentMeasure>().Select(measure => Estimate(measure, arm.Value, compared))])
            {
                IsControl = arm.Value == compared, Units = arm.Value.Units, Turns = arm.Value.Turns,
            })];
        return new ExperimentReport(experiment, ByHolm(reports));
    }

    private static ExperimentEstimate Estimate(ExperimentMeasure measure, ArmSums arm, ArmSums? control)
    {
        UnitSums sums = arm.Of(measure);
        RatioEstimate estimate = sums.Estimate();
        ExperimentEstimate known = new(measure)
        {
            Mean = sums.Turns > 0 ? estimate.Value : null, Units = sums.Units, Turns = sums.Turns, LeftOut = arm.Turns - sums.Turns,
        };
        if (!estimate.IsKnown)
        {
            return known;
        }

        (double low, double high) = IntervalOf(measure, estimate, sums.Units);
        return known with { Low = low, High = high, Difference = control is null || control == arm ? null : Compare(estimate, control.Of(measure)) };
    }

    private static ExperimentDifference? Compare(RatioEstimate estimate, UnitSums control)
    {
        RatioEstimate difference = estimate.Minus(control.Estimate());
        double reach = difference.Reach(Confidence);
        return difference.IsKnown
            ? new ExperimentDifference(difference.Value, difference.Value - reach, difference.Value + reach, difference.ChanceOfZero()) : null;
    }

    private static (double Low, double High) IntervalOf(ExperimentMeasure measure, RatioEstimate estimate, int units)
    {
        double reach = estimate.Reach(Confidence);
        if (measure is not (ExperimentMeasure.InterruptionRate or ExperimentMeasure.FailureRate))
        {
            return (estimate.Value - reach, estimate.Value + reach);
        }

        // What was seen never, or always, in some units may be seen in others: the exact binomial interval, as if each unit were one turn.
        double unseen = 1 - Math.Pow((1 - Confidence) / 2, 1.0 / units);
        return estimate.Value switch
        {
            0 => (0, unseen),
            1 => (1 - unseen, 1),
            _ => (Math.Max(0, estimate.Value - reach), Math.Min(1, estimate.Value + reach)),
        };
    }

    /// <summary>Says which differences are shown: the smallest p-value is held against the level over the number of comparisons, the next
    /// against the level over one fewer, and so on until one is too large.</summary>
    private static List<ExperimentArmReport> ByHolm(List<ExperimentArmReport> reports)
    {
        ExperimentDifference[] differences =
            [.. reports.SelectMany(static arm => arm.Estimates).Select(static one => one.Difference).OfType<ExperimentDifference>()];
        var shown = new HashSet<ExperimentDifference>(ReferenceEqualityComparer.Instance);
        foreach (ExperimentDifference difference in differences.OrderBy(static one => one.PValue))
        {
            if (difference.PValue > (1 - Confidence) / (differences.Length - shown.Count))
            {
                break;
            }

            shown.Add(difference);
        }

        return [.. reports.Select(arm => arm with
        {
            Estimates = [.. arm.Estimates.Select(one => one.Difference is { } difference && shown.Contains(difference)
                ? one with { Difference = difference with { IsShown = true } } : one)],
        })];
    }
}
