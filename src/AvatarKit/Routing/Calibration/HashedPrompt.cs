namespace AvatarKit;

/// <summary>What calibration knows of a message: its words and pairs of words as buckets of a hash, and its features.
/// The words are not kept.</summary>
/// <param name="Buckets">The buckets that are not empty.</param>
/// <param name="Values">How full they are; the squares add up to 1.</param>
/// <param name="Features">The features in the order of <see cref="CalibrationFeatures.Names"/>.</param>
internal sealed record HashedPrompt(ushort[] Buckets, float[] Values, double[] Features)
{
    /// <summary>Reads a message.</summary>
    /// <param name="input">The message and its context.</param>
    /// <param name="shippedScore">The score by the shipped weights.</param>
    /// <param name="scored">What it rests on, where that is known.</param>
    public static HashedPrompt Of(in ComplexityInput input, double shippedScore, IReadOnlyList<ComplexityFeature>? scored = null)
    {
        Span<ushort> counts = stackalloc ushort[PromptHash.Buckets];
        Span<ushort> touched = stackalloc ushort[PromptHash.MaxTouched];
        int filled = PromptHash.Count(input.Message, counts, touched);
        float[] values = new float[filled];
        PromptHash.Normalize(counts, touched[..filled], values);
        double[] features = new double[CalibrationFeatures.Names.Count];
        CalibrationFeatures.Compute(input, shippedScore, scored, features);
        return new HashedPrompt(touched[..filled].ToArray(), values, features);
    }

    /// <summary>How alike two messages are in their words: 1 for the same words.</summary>
    public double Likeness(HashedPrompt other)
    {
        double sum = 0;
        for (int i = 0; i < Buckets.Length; i++)
        {
            int at = Array.IndexOf(other.Buckets, Buckets[i]);
            sum += at < 0 ? 0 : Values[i] * other.Values[at];
        }

        return sum;
    }
}
