namespace AvatarKit.Evaluation;

/// <summary>Logistic regression by damped steps along each standardised feature.</summary>
internal static class LogisticFit
{
    private const int Steps = 300;
    private const double Damping = 0.25;
    private const double Decay = 0.001;

    /// <summary>Fits weights to features of which the first is the constant 1.</summary>
    public static double[] Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels)
    {
        int count = rows[0].Length;
        double[] means = new double[count];
        double[] spreads = new double[count];
        spreads[0] = 1;
        for (int j = 1; j < count; j++)
        {
            double mean = rows.Average(row => row[j]);
            means[j] = mean;
            spreads[j] = Math.Sqrt(rows.Average(row => (row[j] - mean) * (row[j] - mean))) + 1e-9;
        }

        double[][] scaled = [.. rows.Select(row => row.Select((value, j) => j == 0 ? 1 : (value - means[j]) / spreads[j]).ToArray())];
        double[] weights = new double[count];
        for (int step = 0; step < Steps; step++)
        {
            double[] slopes = new double[count];
            double[] curves = new double[count];
            for (int i = 0; i < scaled.Length; i++)
            {
                double sum = 0;
                for (int j = 0; j < count; j++)
                {
                    sum += weights[j] * scaled[i][j];
                }

                double likely = 1 / (1 + Math.Exp(-sum));
                double miss = (labels[i] ? 1 : 0) - likely;
                for (int j = 0; j < count; j++)
                {
                    slopes[j] += miss * scaled[i][j];
                    curves[j] += likely * (1 - likely) * scaled[i][j] * scaled[i][j];
                }
            }

            for (int j = 0; j < count; j++)
            {
                weights[j] += Damping * (slopes[j] - (Decay * weights[j])) / (curves[j] + 1e-3);
            }
        }

        double constant = weights[0];
        for (int j = 1; j < count; j++)
        {
            weights[j] /= spreads[j];
            constant -= weights[j] * means[j];
        }

        weights[0] = constant;
        return weights;
    }
}
