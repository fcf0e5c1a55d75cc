using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary><c>eval route-calibrations</c>: calibration over the file of nine models, the strongest against each that is weaker.</summary>
internal static class CalibrationTable
{
    public static int Run(RouteArguments arguments)
    {
        List<RoutedPrompt> prompts = PromptFile.Scored(arguments.Text("--nine-models"));
        int labels = arguments.Number("--labels", 500);
        int seed = arguments.Number("--seed", 1);
        var scorer = new PromptComplexityScorer();
        double[] shipped = [.. prompts.Select(prompt => scorer.Score(new ComplexityInput(prompt.Text, 0)).Value)];
        double[] words = [.. prompts.Select(static prompt => (double)prompt.Words)];
        Console.WriteLine($"| weak model | word count | shipped weights | calibrated on {labels} labels |");
        Console.WriteLine("|---|---|---|---|");
        var reached = new List<double>();
        foreach (ModelPair pair in TrainingModels.Strongest(prompts))
        {
            double[] gains = [.. prompts.Select(prompt => prompt.Gain(pair))];
            double calibrated = RankQuality.Apgr(CrossFit.Scores(prompts, pair, labels, seed), gains);
            reached.Add(calibrated);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {pair.Weak} | {RankQuality.Apgr(words, gains):0.000} | {RankQuality.Apgr(shipped, gains):0.000} | {calibrated:0.000} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| mean | | | {reached.Average():0.000} |"));
        return 0;
    }
}
