namespace AvatarKit;

/// <summary>How well a ranking finds what is worth it.</summary>
internal static class RankQuality
{
    /// <summary>
    /// APGR, as RouteLLM measures routers (arXiv 2406.18665): the area under the share of the gain that is had when the turns of the highest scores
    /// go to the strong model, over the share that goes there. 0.5 is what chance reaches.
    /// </summary>
    /// <param name="scores">A score for each turn; the highest goes first. Turns of one score are taken in the mean of their orders.</param>
    /// <param name="gains">What the strong model would better.</param>
    /// <returns>The area; not a number where there is nothing to be gained altogether.</returns>
    public static double Apgr(ReadOnlySpan<double> scores, ReadOnlySpan<double> gains)
    {
        double[] keys = new double[scores.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            keys[i] = -scores[i];
        }

        double[] ordered = gains.ToArray();
        Array.Sort(keys, ordered);
        double area = 0;
        double gained = 0;
        for (int start = 0; start < keys.Length;)
        {
            int end = start;
            double sum = 0;
            while (end < keys.Length && keys[end] == keys[start])
            {
                sum += ordered[end++];
            }

            // Of equals each has the mean: the area under a straight line.
            area += (gained + (sum / 2)) * (end - start);
            gained += sum;
            start = end;
        }

        return Math.Abs(gained) > 1e-12 ? area / (gained * keys.Length) : double.NaN;
    }

    /// <summary>How far APGR strays by chance where scores say nothing: its standard deviation.</summary>
    public static double ChanceDeviation(ReadOnlySpan<double> gains)
    {
        double mean = 0;
        foreach (double gain in gains)
        {
            mean += gain / gains.Length;
        }

        double variance = 0;
        foreach (double gain in gains)
        {
            variance += (gain - mean) * (gain - mean) / gains.Length;
        }

        return Math.Sqrt(variance / (12.0 * gains.Length)) / Math.Abs(mean);
    }
}
