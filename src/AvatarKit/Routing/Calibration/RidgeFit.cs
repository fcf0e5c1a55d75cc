namespace AvatarKit;

/// <summary>Fits a calibration: weighted least squares with a penalty on large weights, by conjugate gradients. Deterministic.</summary>
/// <remarks>
/// Features are centred and brought to one scale, and weigh together as much as the words (0.7 of a length of 1); the shipped score is let free,
/// so that with few labels the calibration is the shipped ranking, and with more it departs from it.
/// </remarks>
internal sealed class RidgeFit
{
    private const double FeatureLength = 0.7;
    private const int MaxSteps = 60;

    private readonly IReadOnlyList<CalibrationSample> samples;
    private readonly double[] centres;
    private readonly double[] scales;
    private readonly double[][] features;
    private readonly double[] residuals;
    private readonly double mean;

    public RidgeFit(IReadOnlyList<CalibrationSample> samples)
    {
        this.samples = samples;
        int count = CalibrationFeatures.Names.Count;
        double weight = samples.Sum(static sample => sample.Weight);
        centres = new double[count];
        scales = new double[count];
        for (int j = 0; j < count; j++)
        {
            double centre = samples.Sum(sample => sample.Weight * sample.Prompt.Features[j]) / weight;
            double spread = Math.Sqrt(samples.Sum(sample => sample.Weight * Math.Pow(sample.Prompt.Features[j] - centre, 2)) / weight);
            double length = j == count - 1 ? 1 : FeatureLength / Math.Sqrt(count - 1);
            centres[j] = centre;
            scales[j] = spread > 1e-6 ? length / spread : 0;
        }

        features = [.. samples.Select(sample => Scaled(sample.Prompt.Features))];
        mean = samples.Sum(static sample => sample.Weight * sample.Need) / weight;
        residuals = [.. samples.Select(sample => sample.Need - mean)];
    }

    /// <summary>Fits.</summary>
    /// <param name="penalty">How dear large weights are, in samples.</param>
    public CalibrationModel Solve(double penalty)
    {
        double[] solution = new double[PromptHash.Buckets + centres.Length];
        double[] rest = Transposed(residuals);
        double[] direction = [.. rest];
        double square = Dot(rest, rest);
        double enough = square * 1e-10;
        for (int step = 0; step < MaxSteps && square > enough; step++)
        {
            double[] image = Transposed(Times(direction));
            for (int j = 0; j < image.Length; j++)
            {
                image[j] += penalty * direction[j];
            }

            double length = square / Dot(direction, image);
            for (int j = 0; j < solution.Length; j++)
            {
                solution[j] += length * direction[j];
                rest[j] -= length * image[j];
            }

            double next = Dot(rest, rest);
            for (int j = 0; j < direction.Length; j++)
            {
                direction[j] = rest[j] + (next / square * direction[j]);
            }

            square = next;
        }

        return Model(solution);
    }

    private CalibrationModel Model(double[] solution)
    {
        float[] words = [.. solution.Take(PromptHash.Buckets).Select(static value => (float)value)];
        double[] weights = [.. solution.Skip(PromptHash.Buckets).Select((value, j) => value * scales[j])];
        return new CalibrationModel(mean - Dot(weights, centres), words, weights);
    }

    private double[] Times(double[] vector)
    {
        double[] product = new double[samples.Count];
        for (int i = 0; i < product.Length; i++)
        {
            HashedPrompt prompt = samples[i].Prompt;
            double sum = 0;
            for (int k = 0; k < prompt.Buckets.Length; k++)
            {
                sum += vector[prompt.Buckets[k]] * prompt.Values[k];
            }

            product[i] = sum + Dot(features[i], vector.AsSpan(PromptHash.Buckets));
        }

        return product;
    }

    private double[] Transposed(double[] vector)
    {
        double[] product = new double[PromptHash.Buckets + centres.Length];
        for (int i = 0; i < vector.Length; i++)
        {
            HashedPrompt prompt = samples[i].Prompt;
            double weighted = vector[i] * samples[i].Weight;
            for (int k = 0; k < prompt.Buckets.Length; k++)
            {
                product[prompt.Buckets[k]] += weighted * prompt.Values[k];
            }

            for (int j = 0; j < centres.Length; j++)
            {
                product[PromptHash.Buckets + j] += weighted * features[i][j];
            }
        }

        return product;
    }

    private double[] Scaled(double[] values) => [.. values.Select((value, j) => (value - centres[j]) * scales[j])];

    private static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        double sum = 0;
        for (int i = 0; i < left.Length; i++)
        {
            sum += left[i] * right[i];
        }

        return sum;
    }
}
