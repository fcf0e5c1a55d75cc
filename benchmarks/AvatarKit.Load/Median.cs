namespace AvatarKit.Load;

/// <summary>The value in the middle.</summary>
internal static class Median
{
    /// <summary>The median of those that are numbers, of an even count the upper of the two in the middle; NaN of none.</summary>
    public static double Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Where(double.IsFinite).Order()];
        return sorted.Length == 0 ? double.NaN : sorted[sorted.Length / 2];
    }
}
