namespace AvatarKit.Evaluation;

/// <summary>Makes weights from rows: the trained ones, those set by hand, and the quantiles.</summary>
internal static class WeightTraining
{
    private const int Steps = 40;

    /// <summary>Trains on all rows.</summary>
    public static ComplexityWeights Train(TrainingSet set, string version, int seed, out double[] values, out double[] knots)
    {
        values = Values(set.Rows);
        double spread = WeightFit.Deviation(set.Mixture(new ComplexityWeights(version, values, [0, 1]), seed));
        foreach (FeaturePrior assigned in FeaturePrior.Assigned)
        {
            values[WeightFit.Place(assigned.Name)] = Rounded(assigned.Sign * assigned.Weight * spread);
        }

        knots = [.. Quantiles.Knots(set.Mixture(new ComplexityWeights(version, values, [0, 1]), seed), Steps).Select(Rounded)];
        return new ComplexityWeights(version, values, knots);
    }

    /// <summary>The weights of the trained features; 0 for the others.</summary>
    public static double[] Values(IReadOnlyList<TrainingRow> rows)
    {
        double[] fitted = WeightFit.Solve(rows);
        double[] values = new double[ComplexityFeatures.Names.Count];
        for (int j = 0; j < fitted.Length; j++)
        {
            values[WeightFit.Place(FeaturePrior.Trained[j].Name)] = Rounded(fitted[j]);
        }

        return values;
    }

    private static double Rounded(double value) => Math.Round(value, 6);
}
