namespace AvatarKit.Evaluation;

/// <summary>A summary of deviations, in milliseconds.</summary>
internal sealed record LipStatistics(int Count, double Median, double AbsoluteMedian, double AbsoluteP95, double Largest)
{
    public static LipStatistics Of(IEnumerable<LipEvent> events)
    {
        double[] signed = [.. events.Select(static item => item.Ms).Order()];
        double[] absolute = [.. signed.Select(Math.Abs).Order()];
        return signed.Length == 0
            ? new LipStatistics(0, double.NaN, double.NaN, double.NaN, double.NaN)
            : new LipStatistics(
                signed.Length,
                Middle(signed),
                Middle(absolute),
                absolute[Math.Min(absolute.Length - 1, (int)Math.Ceiling(absolute.Length * 0.95) - 1)],
                absolute[^1]);
    }

    private static double Middle(double[] sorted) => sorted.Length % 2 == 1
        ? sorted[sorted.Length / 2]
        : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
}
