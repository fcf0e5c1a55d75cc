using System.Globalization;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>The tables of the training report. They hold figures, never a row of the data.</summary>
internal static class TrainingTables
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    public static void Tasks(StringBuilder report, List<CrossTask> tasks)
    {
        report.Append("## A task that was held out\n\nTrained on all other tasks, measured on it; beside it word count.\n\n");
        report.Append("| task | prompts | gap | weights | word count | chance ± | weights, all pairs | word count, all pairs |\n");
        report.Append("|---|---|---|---|---|---|---|---|\n");
        foreach (CrossTask task in tasks)
        {
            report.Append(Invariant, $"| {task.Task} | {task.Prompts} | {task.Gap:+0.00;-0.00;0.00} | {task.Trained:0.000} | {task.Words:0.000} ");
            report.Append(Invariant, $"| {task.Chance:0.00} | {task.AllTrained:0.000} | {task.AllWords:0.000} |\n");
        }

        report.Append(Invariant, $"| mean | | | {tasks.Average(static task => task.Trained):0.000} ");
        report.Append(Invariant, $"| {tasks.Average(static task => task.Words):0.000} | ");
        report.Append(Invariant, $"| {tasks.Average(static task => task.AllTrained):0.000} ");
        report.Append(Invariant, $"| {tasks.Average(static task => task.AllWords):0.000} |\n\n");
        report.Append(Invariant, $"Above word count: {tasks.Count(static task => task.Trained > task.Words)} of {tasks.Count} tasks; ");
        report.Append(Invariant, $"over all pairs {tasks.Count(static task => task.AllTrained > task.AllWords)} of {tasks.Count}.\n\n");
    }

    public static void Conversations(StringBuilder report, ComplexityWeights weights, List<RoutedPrompt> prompts)
    {
        double[] gains = [.. prompts.Select(static prompt => prompt.Gain(new ModelPair("strong", "weak")))];
        double[] scores = [.. prompts.Select(prompt => weights.Sum(TrainingRow.FeaturesOf(prompt.Text)))];
        double[] words = [.. prompts.Select(static prompt => (double)prompt.Words)];
        report.Append(Invariant, $"MT-Bench, {prompts.Count} conversations, never trained on: {RankQuality.Apgr(scores, gains):0.000}; ");
        report.Append(Invariant, $"word count {RankQuality.Apgr(words, gains):0.000}.\n\n");
    }

    public static void Shipped(StringBuilder report, ComplexityWeights weights, TrainingSet set)
    {
        report.Append("## The weights as shipped, on what they were trained on\n\n| | weights | word count |\n|---|---|---|\n");
        foreach (string task in new[] { "gsm8k", "mmlu" })
        {
            Row(report, task, weights, [.. set.Nine.Where(prompt => prompt.Group == task)], TrainingModels.Main);
        }

        Row(report, "all tasks of the nine models together", weights, set.Nine, TrainingModels.Main);
        Row(report, "the two models' prompts", weights, set.Two, TrainingModels.Two);
        report.Append('\n');
    }

    public static void Questions(StringBuilder report, ComplexityWeights weights, List<string> questions)
    {
        double[] scores = [.. questions.Select(question => weights.Score(weights.Sum(TrainingRow.FeaturesOf(question)))).Order()];
        double low = Quantiles.At(scores, 0.25);
        double high = Quantiles.At(scores, 0.75);
        report.Append(Invariant, $"## Questions of customers\n\n{scores.Length} questions (banking77): quartiles {low:0.00}, ");
        report.Append(Invariant, $"{Quantiles.At(scores, 0.5):0.00}, {high:0.00}; between the quartiles {high - low:0.00}. By default ");
        report.Append(Invariant, $"{100.0 * scores.Count(static score => score < 0.3) / scores.Length:0} % are below 0.3 (lite), ");
        report.Append(Invariant, $"{100.0 * scores.Count(static score => score is >= 0.3 and < 0.7) / scores.Length:0} % below 0.7 (pro), ");
        report.Append(Invariant, $"{100.0 * scores.Count(static score => score >= 0.7) / scores.Length:0} % above (premier).\n\n");
    }

    public static void Weights(StringBuilder report, ComplexityWeights weights)
    {
        report.Append("## Weights\n\nFor features from 0 to 1; those without a prior of the trained ones are set by hand.\n\n");
        report.Append("| feature | weight | |\n|---|---|---|\n");
        for (int i = 0; i < ComplexityFeatures.Names.Count; i++)
        {
            string name = ComplexityFeatures.Names[i];
            string how = FeaturePrior.Trained.Any(prior => prior.Name == name) ? "trained" : "set by hand";
            report.Append(Invariant, $"| `{name}` | {weights.Values[i]:0.0000} | {how} |\n");
        }
    }

    private static void Row(StringBuilder report, string name, ComplexityWeights weights, List<RoutedPrompt> prompts, ModelPair pair)
    {
        double[] gains = [.. prompts.Select(prompt => prompt.Gain(pair))];
        double[] scores = [.. prompts.Select(prompt => weights.Sum(TrainingRow.FeaturesOf(prompt.Text)))];
        double[] words = [.. prompts.Select(static prompt => (double)prompt.Words)];
        report.Append(Invariant, $"| {name} | {RankQuality.Apgr(scores, gains):0.000} | {RankQuality.Apgr(words, gains):0.000} |\n");
    }
}
