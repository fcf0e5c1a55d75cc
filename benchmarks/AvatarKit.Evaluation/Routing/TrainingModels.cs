namespace AvatarKit.Evaluation;

/// <summary>Which models of the file of nine stand for strong and weak ones.</summary>
internal static class TrainingModels
{
    /// <summary>The two of 49 and 51 billion parameters.</summary>
    public static IReadOnlyList<string> Strong { get; } = ["llama-3.1-nemotron-51b-instruct", "llama-3.3-nemotron-super-49b-v1"];

    /// <summary>Those of seven to nine billion.</summary>
    public static IReadOnlyList<string> Weak { get; } =
    [
        "mistral-7b-instruct-v0.3", "llama-3.1-8b-instruct", "qwen2.5-7b-instruct", "gemma-2-9b-it", "codegemma-7b", "llama3-chatqa-1.5-8b",
    ];

    /// <summary>The pair by which tasks are told: the strongest, and the weak one whose failures
    /// have the least to do with the form of an answer.</summary>
    public static ModelPair Main { get; } = new(Strong[0], Weak[0]);

    /// <summary>The pair of the file of two.</summary>
    public static ModelPair Two { get; } = new("gemini-2.0-flash-001.score", "claude-3-haiku-20240307.score");

    /// <summary>All strong by all weak.</summary>
    public static IEnumerable<ModelPair> Pairs => Strong.SelectMany(static _ => Weak, static (strong, weak) => new ModelPair(strong, weak));

    /// <summary>How much a weak model fails at a prompt, in the mean of the weak ones.</summary>
    public static double Difficulty(RoutedPrompt prompt) => 1 - Weak.Average(weak => prompt.Scores[weak]);

    /// <summary>The strongest against every other that is weaker by more than 0.05.</summary>
    public static IEnumerable<ModelPair> Strongest(IReadOnlyList<RoutedPrompt> prompts) => prompts[0].Scores.Keys
        .Where(weak => prompts.Average(prompt => prompt.Scores[Strong[0]] - prompt.Scores[weak]) > 0.05)
        .Select(static weak => new ModelPair(Strong[0], weak));
}
