namespace AvatarKit.Evaluation;

/// <summary>What the steps of a nose from picture to picture say of the head it sits on.</summary>
internal static class NoseSteps
{
    /// <summary>A nose that moves less has not moved, in pixels of 1080 rows.</summary>
    public const double Still = 0.05;

    /// <summary>The velocity of a picture is the middle one of so many before and after it.</summary>
    private const int Around = 4;

    /// <summary>Share of the pictures in which it has not moved.</summary>
    public static double StillShare(IReadOnlyList<(double X, double Y)> steps)
        => steps.Count == 0 ? 1 : (double)steps.Count(IsStill) / steps.Count;

    /// <summary>The longest run of pictures in which it has not moved.</summary>
    public static int LongestRest(IReadOnlyList<(double X, double Y)> steps)
    {
        int longest = 0;
        int run = 0;
        foreach ((double X, double Y) step in steps)
        {
            run = IsStill(step) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }

    /// <summary>How far the step that fits least is from the velocity around it.</summary>
    public static double LargestUnexplained(IReadOnlyList<(double X, double Y)> steps)
    {
        double largest = 0;
        for (int i = 0; i < steps.Count; i++)
        {
            int from = Math.Max(0, i - Around);
            int to = Math.Min(steps.Count - 1, i + Around);
            IEnumerable<(double X, double Y)> near = Enumerable.Range(from, to - from + 1).Select(at => steps[at]);
            double x = Middle(near.Select(static step => step.X));
            double y = Middle(near.Select(static step => step.Y));
            largest = Math.Max(largest, double.Hypot(steps[i].X - x, steps[i].Y - y));
        }

        return largest;
    }

    private static bool IsStill((double X, double Y) step) => double.Hypot(step.X, step.Y) < Still;

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
