namespace AvatarKit;

/// <summary>Says what a calibrated score rests on.</summary>
internal static class CalibrationExplanation
{
    /// <summary>The features with what each adds to the score; the words, known by hashes alone, are one of them.
    /// Together they are the score.</summary>
    /// <remarks>The need is bent into the score: what a feature adds to the need is told as its share of the score.</remarks>
    public static IReadOnlyList<ComplexityFeature> Of(CalibrationState state, HashedPrompt prompt, double score)
    {
        CalibrationModel model = state.Model;
        var features = new ComplexityFeature[CalibrationFeatures.Names.Count + 2];
        double words = 0;
        for (int i = 0; i < prompt.Buckets.Length; i++)
        {
            words += model.Words[prompt.Buckets[i]] * prompt.Values[i];
        }

        double named = 0;
        for (int i = 0; i < prompt.Features.Length; i++)
        {
            named += model.Features[i] * prompt.Features[i];
        }

        double empty = state.ScoreOf(model.Intercept);
        double scale = Math.Abs(words + named) > 1e-12 ? (score - empty) / (words + named) : 0;
        features[0] = new ComplexityFeature("base", 1, score - ((words + named) * scale));
        features[1] = new ComplexityFeature("words", prompt.Buckets.Length, words * scale);
        for (int i = 0; i < prompt.Features.Length; i++)
        {
            features[i + 2] =
                new ComplexityFeature(CalibrationFeatures.Names[i], prompt.Features[i], model.Features[i] * prompt.Features[i] * scale);
        }

        return features;
    }
}
