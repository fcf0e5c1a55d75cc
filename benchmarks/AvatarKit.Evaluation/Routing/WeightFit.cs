namespace AvatarKit.Evaluation;

/// <summary>Fits the weights: within each set of prompts, drawn towards what is believed before, each weight of the sign it can have.</summary>
internal static class WeightFit
{
    private const double Penalty = 1;
    private const int Rounds = 300;

    /// <summary>Fits.</summary>
    /// <param name="rows">The prompts.</param>
    /// <returns>A weight for each of <see cref="FeaturePrior.Trained"/>, for features as they are.</returns>
    /// <remarks>Target and features are centred within each set, so that what tells the sets apart, such as the form of their prompts, teaches
    /// nothing; a set counts by the root of its size.</remarks>
    public static double[] Solve(IReadOnlyList<TrainingRow> rows)
    {
        FeaturePrior[] priors = [.. FeaturePrior.Trained];
        int[] places = [.. priors.Select(static prior => Place(prior.Name))];
        double[] deviations = [.. places.Select(place => Deviation([.. rows.Select(row => row.Features[place])]))];
        int size = priors.Length;
        double[][] square = [.. Enumerable.Range(0, size).Select(_ => new double[size])];
        double[] right = new double[size];
        double total = 0;
        foreach (IGrouping<string, TrainingRow> set in rows.GroupBy(static row => row.Prompt.Group))
        {
            double weight = 1 / Math.Sqrt(set.Count());
            double target = set.Average(static row => row.Target);
            double[] means = [.. places.Select(place => set.Average(row => row.Features[place]))];
            foreach (TrainingRow row in set)
            {
                double[] centred =
                    [.. priors.Select((prior, j) => prior.Sign * (row.Features[places[j]] - means[j]) / deviations[j])];
                Add(square, right, centred, row.Target - target, weight);
            }

            total += weight * set.Count();
        }

        for (int j = 0; j < size; j++)
        {
            right[j] = (right[j] / total) + (Penalty * priors[j].Weight);
            for (int k = 0; k < size; k++)
            {
                square[j][k] = (square[j][k] / total) + (j == k ? Penalty : 0);
            }
        }

        double[] solution = Descend(square, right);
        return [.. solution.Select((value, j) => priors[j].Sign * value / deviations[j])];
    }

    public static int Place(string name) => ComplexityFeatures.Names.Index().First(feature => feature.Item == name).Index;

    public static double Deviation(IReadOnlyCollection<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) + 1e-9;
    }

    private static void Add(double[][] square, double[] right, double[] row, double target, double weight)
    {
        for (int j = 0; j < row.Length; j++)
        {
            right[j] += weight * row[j] * target;
            for (int k = 0; k < row.Length; k++)
            {
                square[j][k] += weight * row[j] * row[k];
            }
        }
    }

    // Coordinate by coordinate, none below 0: the features carry their signs.
    private static double[] Descend(double[][] square, double[] right)
    {
        double[] solution = new double[right.Length];
        for (int round = 0; round < Rounds; round++)
        {
            for (int j = 0; j < solution.Length; j++)
            {
                double rest = right[j];
                for (int k = 0; k < solution.Length; k++)
                {
                    rest -= k == j ? 0 : square[j][k] * solution[k];
                }

                solution[j] = Math.Max(0, rest / square[j][j]);
            }
        }

        return solution;
    }
}
