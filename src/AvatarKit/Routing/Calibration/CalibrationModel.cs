namespace AvatarKit;

/// <summary>Estimates how much a message needs a stronger model: a sum over its words and features. Immutable.</summary>
/// <param name="intercept">The need of the mean message.</param>
/// <param name="words">A weight for each bucket of words.</param>
/// <param name="features">A weight for each of <see cref="CalibrationFeatures.Names"/>.</param>
internal sealed class CalibrationModel(double intercept, float[] words, double[] features)
{
    public double Intercept => intercept;

    public ReadOnlySpan<float> Words => words;

    public ReadOnlySpan<double> Features => features;

    public double Need(HashedPrompt prompt)
    {
        double need = intercept;
        for (int i = 0; i < prompt.Buckets.Length; i++)
        {
            need += words[prompt.Buckets[i]] * prompt.Values[i];
        }

        for (int i = 0; i < features.Length; i++)
        {
            need += features[i] * prompt.Features[i];
        }

        return need;
    }
}
