namespace AvatarKit;

/// <summary>What each feature weighs, and the score that a sum of them stands for. Immutable.</summary>
/// <param name="version">Which weights these are.</param>
/// <param name="weights">One for each of <see cref="ComplexityFeatures.Names"/>.</param>
/// <param name="knots">Sums in rising order: the quantiles, at equal steps from 0 to 1, of the messages by which scores are told.</param>
internal sealed class ComplexityWeights(string version, double[] weights, double[] knots)
{
    private static readonly Lazy<ComplexityWeights> Embedded = new(static () =>
    {
        using Stream stream = typeof(ComplexityWeights).Assembly.GetManifestResourceStream("AvatarKit.Routing.complexity-weights.json")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return ComplexityWeightsReader.Read(copy.ToArray());
    });

    /// <summary>The weights that come with the package.</summary>
    public static ComplexityWeights Default => Embedded.Value;

    public string Version => version;

    public ReadOnlySpan<double> Values => weights;

    /// <summary>The weighted sum of the features.</summary>
    public double Sum(ReadOnlySpan<double> features)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * features[i];
        }

        return sum;
    }

    /// <summary>The score of a sum: which share of the messages by which scores are told has a smaller one.</summary>
    public double Score(double sum) => Quantiles.ShareBelow(knots, sum);

    /// <summary>The score with what each feature adds to it.</summary>
    /// <remarks>The sum is bent into the score; each feature is given the same part of the score as it has of the sum.</remarks>
    public ComplexityScore Explain(ReadOnlySpan<double> features)
    {
        double sum = Sum(features);
        double empty = Score(0);
        double score = Score(sum);
        double scale = Math.Abs(sum) > 1e-12 ? (score - empty) / sum : 0;
        var explained = new ComplexityFeature[weights.Length + 1];
        explained[0] = new ComplexityFeature("base", 1, empty);
        for (int i = 0; i < weights.Length; i++)
        {
            explained[i + 1] = new ComplexityFeature(ComplexityFeatures.Names[i], features[i], weights[i] * features[i] * scale);
        }

        return new ComplexityScore(score, explained);
    }
}
