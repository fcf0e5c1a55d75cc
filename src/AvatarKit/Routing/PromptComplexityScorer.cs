namespace AvatarKit;

/// <summary>Scores a message by named features and weights that were trained on public comparisons of models.
/// Deterministic, stateless and thread-safe.</summary>
/// <remarks>
/// <para>The features are: length, numbers and units, code and formulas, words that ask for thought or for something to be made, constraints, the
/// parts of a request, questions, quantities and conditions, terms of professions, long words, the script, the turns before, what points back to
/// them, and attachments. A score is where the weighted sum of them stands among questions of customers and tasks of benchmarks, half of each:
/// at 0.3 three tenths of these are simpler. <see cref="ComplexityFeature.Contribution"/> says what each feature adds; together they are the
/// score.</para>
/// <para>Words are known in English, German, Spanish, French, Italian, Portuguese, and the plainest ones in Chinese, Japanese and
/// Korean; elsewhere length, questions, numbers and code still count. Only the first 4,000 UTF-16 code units are looked at.</para>
/// </remarks>
public sealed class PromptComplexityScorer : IComplexityScorer
{
    private readonly ComplexityWeights weights;

    /// <summary>Creates a scorer with the weights that come with the package.</summary>
    public PromptComplexityScorer()
        : this(ComplexityWeights.Default)
    {
    }

    internal PromptComplexityScorer(ComplexityWeights weights) => this.weights = weights;

    /// <summary>Which weights it scores with.</summary>
    public string WeightsVersion => weights.Version;

    /// <summary>Creates a scorer with weights of one's own, as <c>eval route-train</c> writes them.</summary>
    /// <param name="utf8Json">The JSON of the weights. The caller keeps ownership; it is read at once.</param>
    /// <returns>The scorer.</returns>
    /// <exception cref="RoutingDataException">They are no weights, or of another version; the message says where.</exception>
    public static PromptComplexityScorer FromWeights(ReadOnlyMemory<byte> utf8Json) => new(ComplexityWeightsReader.Read(utf8Json));

    /// <inheritdoc/>
    public ComplexityScore Score(in ComplexityInput input)
    {
        ArgumentNullException.ThrowIfNull(input.Message);
        Span<double> features = stackalloc double[ComplexityFeatures.Names.Count];
        ComplexityFeatures.Compute(PromptReader.Read(input.Message), input.PriorTurns, input.Attachments, features);
        return weights.Explain(features);
    }
}
