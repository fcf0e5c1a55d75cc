namespace AvatarKit.Evaluation;

/// <summary>What the weights are trained on, and the questions by which scores are told.</summary>
internal sealed class TrainingSet
{
    private const string TwoModels = "two models, many sets";

    public TrainingSet(string nineModels, string twoModels, string questions)
    {
        Nine = PromptFile.Scored(nineModels);
        Two = PromptFile.Pair(twoModels, TrainingModels.Two.Strong, TrainingModels.Two.Weak);
        Questions = PromptFile.Questions(questions);
        Rows =
        [
            .. Nine.Select(static prompt => new TrainingRow(
                prompt, prompt.Group, TrainingModels.Difficulty(prompt), TrainingRow.FeaturesOf(prompt.Text))),
            .. Two.Select(static prompt => new TrainingRow(
                prompt, TwoModels, prompt.Gain(TrainingModels.Two), TrainingRow.FeaturesOf(prompt.Text))),
        ];
    }

    public List<RoutedPrompt> Nine { get; }

    public List<RoutedPrompt> Two { get; }

    public List<string> Questions { get; }

    public IReadOnlyList<TrainingRow> Rows { get; }

    public IEnumerable<string> Tasks => Rows.Select(static row => row.Task).Distinct().Order(StringComparer.Ordinal);

    /// <summary>The sums by which scores are told: as many questions of customers as tasks of benchmarks, of each task as many.</summary>
    public double[] Mixture(ComplexityWeights weights, int seed)
    {
        const int ofEachTask = 200;
        var random = new Random(seed);
        var sums = new List<double>();
        foreach (string task in Tasks)
        {
            TrainingRow[] rows = [.. Rows.Where(row => row.Task == task)];
            random.Shuffle(rows);
            sums.AddRange(rows.Take(ofEachTask).Select(row => weights.Sum(row.Features)));
        }

        string[] questions = [.. Questions];
        random.Shuffle(questions);
        sums.AddRange(questions.Take(sums.Count).Select(question => weights.Sum(TrainingRow.FeaturesOf(question))));
        return [.. sums];
    }
}
