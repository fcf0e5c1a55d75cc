namespace AvatarKit;

/// <summary>Tells values by where they stand among others.</summary>
internal static class Quantiles
{
    /// <summary>The share of a distribution that is below a value.</summary>
    /// <param name="knots">The distribution: its quantiles at equal steps from 0 to 1, in rising order.</param>
    /// <param name="value">The value.</param>
    /// <returns>From 0 to 1, straight between the knots.</returns>
    public static double ShareBelow(ReadOnlySpan<double> knots, double value)
    {
        if (!(value > knots[0]))
        {
            return 0;
        }

        int last = knots.Length - 1;
        if (value >= knots[last])
        {
            return 1;
        }

        int below = 0;
        int above = last;
        while (above - below > 1)
        {
            int middle = (below + above) / 2;
            (below, above) = knots[middle] <= value ? (middle, above) : (below, middle);
        }

        double width = knots[above] - knots[below];
        return (below + (width > 0 ? (value - knots[below]) / width : 0)) / last;
    }

    /// <summary>The value below which a share of a distribution lies.</summary>
    /// <param name="sorted">The distribution in rising order, not empty.</param>
    /// <param name="share">From 0 to 1.</param>
    public static double At(ReadOnlySpan<double> sorted, double share)
    {
        double place = Math.Clamp(share, 0, 1) * (sorted.Length - 1);
        int low = (int)place;
        int high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((sorted[high] - sorted[low]) * (place - low));
    }

    /// <summary>A distribution by its quantiles at equal steps.</summary>
    /// <param name="values">Its values, in any order.</param>
    /// <param name="steps">How many steps.</param>
    public static double[] Knots(IEnumerable<double> values, int steps)
    {
        double[] sorted = [.. values.Order()];
        return [.. Enumerable.Range(0, steps + 1).Select(step => At(sorted, (double)step / steps))];
    }
}
