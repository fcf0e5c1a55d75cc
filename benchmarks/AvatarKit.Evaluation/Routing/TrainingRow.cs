namespace AvatarKit.Evaluation;

/// <summary>A prompt as the training sees it.</summary>
/// <param name="Prompt">The prompt.</param>
/// <param name="Task">The task that is held out with it.</param>
/// <param name="Target">How much it needs a strong model.</param>
/// <param name="Features">Its features.</param>
internal sealed record TrainingRow(RoutedPrompt Prompt, string Task, double Target, double[] Features)
{
    public static double[] FeaturesOf(string text)
    {
        double[] features = new double[ComplexityFeatures.Names.Count];
        ComplexityFeatures.Compute(PromptReader.Read(text), 0, 0, features);
        return features;
    }
}
