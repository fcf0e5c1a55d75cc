namespace AvatarKit.Evaluation;

/// <summary>A prompt with the scores of the models that answered it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Group">The task or set it is from.</param>
/// <param name="Text">The prompt.</param>
/// <param name="Scores">Score by model.</param>
internal sealed record RoutedPrompt(string Id, string Group, string Text, IReadOnlyDictionary<string, double> Scores)
{
    public int Words { get; } = Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public double Gain(ModelPair pair) => Scores[pair.Strong] - Scores[pair.Weak];
}
