namespace AvatarKit;

/// <summary>Finds how far up the scores go whose turns the simple tier may answer.</summary>
internal static class QualityFloor
{
    private const double FewLabels = 20;

    /// <summary>The largest score below which the mean quality of the labelled answers keeps a target.</summary>
    /// <param name="labels">The labels.</param>
    /// <param name="scores">What each scores, by a calibration that it did not train.</param>
    /// <param name="target">The quality, from 0 to 1.</param>
    /// <returns>The score; 0: nothing is safe; <see langword="null"/>: there are too few labels to say.</returns>
    public static double? SafeBelow(IReadOnlyList<CalibrationSample> labels, IReadOnlyList<double> scores, double target)
    {
        int[] order = [.. Enumerable.Range(0, labels.Count).OrderBy(i => scores[i])];
        if (labels.Sum(static label => label.Weight) < FewLabels)
        {
            return null;
        }

        double weight = 0;
        double quality = 0;
        double safe = 0;
        for (int place = 0; place < order.Length; place++)
        {
            CalibrationSample label = labels[order[place]];
            weight += label.Weight;
            quality += label.Weight * (1 - label.Need);
            if (weight >= FewLabels && quality / weight >= target)
            {
                // What scores above all labels is no less safe than the rest of the scale would be without a floor.
                safe = place + 1 < order.Length ? scores[order[place + 1]] : 1;
            }
        }

        return safe;
    }
}
