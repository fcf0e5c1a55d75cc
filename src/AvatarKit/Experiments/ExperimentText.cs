using System.Globalization;

namespace AvatarKit;

/// <summary>How figures of experiments are said.</summary>
internal static class ExperimentText
{
    public static string Heading(ExperimentMeasure measure) => measure switch
    {
        ExperimentMeasure.Rating => "rating",
        ExperimentMeasure.CostUsd => "USD a turn",
        ExperimentMeasure.FirstTextMs => "first text, ms",
        ExperimentMeasure.InterruptionRate => "interrupted, %",
        _ => "failed, %",
    };

    public static string Name(ExperimentArmReport arm) => arm is { IsControl: true, Arm: not "control" } ? $"{arm.Arm} (control)" : arm.Arm;

    public static string Count(long count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    public static string Cell(ExperimentEstimate estimate)
    {
        if (estimate.Mean is not { } mean)
        {
            return "unknown";
        }

        double scale = ScaleOf(estimate.Measure);
        if (estimate is not { Low: { } low, High: { } high })
        {
            return $"{Number(mean * scale, 0)} ± ?";
        }

        double reach = (high - low) / 2;
        return Math.Abs(low + reach - mean) < 0.001 * reach || reach == 0
            ? $"{Number(mean * scale, reach * scale)} ± {Number(reach * scale, reach * scale)}"
            : $"{Number(mean * scale, reach * scale)} ({Number(low * scale, reach * scale)} to {Number(high * scale, reach * scale)})";
    }

    public static IReadOnlyList<string> Verdicts(ExperimentReport report)
    {
        ExperimentArmReport[] others = [.. report.Arms.Where(static arm => !arm.IsControl)];
        if (others.Length == 0 || others.Length == report.Arms.Count)
        {
            return ["Only one of its arms, or not its control, has turns yet: there is nothing to compare."];
        }

        List<string> verdicts = [];
        foreach (ExperimentArmReport arm in others)
        {
            if (arm.Estimates.All(static one => one.Difference is null))
            {
                verdicts.Add($"{arm.Arm}: too few units to compare; two of each arm are the least.");
                continue;
            }

            string[] shown = [.. arm.Estimates.Where(static one => one.Difference is { IsShown: true }).Select(one => Verdict(arm.Arm, one))];
            verdicts.AddRange(shown.Length > 0 ? shown : [$"{arm.Arm}: no difference is shown yet."]);
        }

        return verdicts;
    }

    private static string Verdict(string arm, ExperimentEstimate estimate)
    {
        ExperimentDifference difference = estimate.Difference!;
        double scale = ScaleOf(estimate.Measure);
        double sign = difference.Value < 0 ? -1 : 1;
        double reach = (difference.High - difference.Low) / 2 * scale;
        (double low, double high) = (difference.Low * sign * scale, difference.High * sign * scale);
        string interval = $"({Number(Math.Min(low, high), reach)} to {Number(Math.Max(low, high), reach)})";
        string amount = Number(difference.Value * sign * scale, reach);
        bool isMore = difference.Value > 0;
        return estimate.Measure switch
        {
            ExperimentMeasure.Rating => $"{arm} is rated {amount} {(isMore ? "higher" : "lower")} {interval}.",
            ExperimentMeasure.CostUsd => $"{arm} costs {amount} USD a turn {(isMore ? "more" : "less")} {interval}.",
            ExperimentMeasure.FirstTextMs => $"{arm} begins {amount} ms {(isMore ? "later" : "sooner")} {interval}.",
            ExperimentMeasure.InterruptionRate => $"{arm} is interrupted in {amount} % of turns {(isMore ? "more" : "less")} {interval}.",
            _ => $"{arm} fails in {amount} % of turns {(isMore ? "more" : "less")} {interval}.",
        };
    }

    private static double ScaleOf(ExperimentMeasure measure)
        => measure is ExperimentMeasure.InterruptionRate or ExperimentMeasure.FailureRate ? 100 : 1;

    // Two digits of what is uncertain, and as many of what it is the uncertainty of.
    private static string Number(double value, double uncertainty)
    {
        double grain = Math.Abs(uncertainty) <= 1e-9 * Math.Abs(value) ? Math.Abs(value / 10) : Math.Abs(uncertainty);
        int digits = grain == 0 ? 0 : Math.Clamp(1 - (int)Math.Floor(Math.Log10(grain)), 0, 10);
        return value.ToString($"#,0.{new string('0', digits)}", CultureInfo.InvariantCulture);
    }
}
