namespace AvatarKit.Evaluation;

/// <summary>Summaries of measured times.</summary>
internal static class MeasuredNumbers
{
    /// <summary>The smallest value that a share of all do not exceed.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        return sorted[Math.Clamp((int)Math.Ceiling(sorted.Length * share) - 1, 0, sorted.Length - 1)];
    }

    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);
}
