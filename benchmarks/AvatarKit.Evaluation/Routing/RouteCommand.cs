using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>The commands that score prompts: <c>route</c>, <c>route-calibrated</c>, <c>route-train</c> and <c>route-tasks</c>.</summary>
internal static class RouteCommand
{
    public static int Run(string command, string[] arguments)
    {
        try
        {
            return command switch
            {
                "route" => Score(new RouteArguments(arguments, "--prompts", "--field", "--out", "--weights")),
                "route-calibrated" => Calibrate(
                    new RouteArguments(arguments, "--prompts", "--field", "--strong", "--weak", "--labels", "--seed", "--out")),
                "route-calibrations" => CalibrationTable.Run(new RouteArguments(arguments, "--nine-models", "--labels", "--seed")),
                _ => TrainingCommand.Run(command, new RouteArguments(
                    arguments, "--nine-models", "--two-models", "--mt-bench", "--questions", "--seed", "--out", "--report", "--version", "--date")),
            };
        }
        catch (Exception e) when (e is RoutingException or IOException or RoutingDataException)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
    }

    private static int Score(RouteArguments arguments)
    {
        PromptComplexityScorer scorer = arguments.Optional("--weights") is { } path
            ? PromptComplexityScorer.FromWeights(File.ReadAllBytes(path))
            : new PromptComplexityScorer();
        Write(arguments.Text("--out"), PromptFile.Texts(arguments.Text("--prompts"), arguments.Optional("--field") ?? "prompt")
            .Select(prompt => (prompt.Id, scorer.Score(new ComplexityInput(prompt.Text, 0)).Value)));
        return 0;
    }

    private static int Calibrate(RouteArguments arguments)
    {
        var pair = new ModelPair(arguments.Text("--strong"), arguments.Text("--weak"));
        List<RoutedPrompt> prompts =
            PromptFile.Pair(arguments.Text("--prompts"), pair.Strong, pair.Weak, arguments.Optional("--field") ?? "prompt");
        double[] scores = CrossFit.Scores(prompts, pair, arguments.Number("--labels", 500), arguments.Number("--seed", 1));
        Write(arguments.Text("--out"), prompts.Select((prompt, i) => (prompt.Id, scores[i])));
        double[] gains = [.. prompts.Select(prompt => prompt.Gain(pair))];
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{prompts.Count} prompts: APGR {RankQuality.Apgr(scores, gains):0.000}; by word count "
                + $"{RankQuality.Apgr([.. prompts.Select(static prompt => (double)prompt.Words)], gains):0.000}"));
        return 0;
    }

    private static void Write(string path, IEnumerable<(string Id, double Score)> scores)
        => File.WriteAllLines(path, scores.Select(static line => $"{line.Id}\t{line.Score.ToString("R", CultureInfo.InvariantCulture)}"));
}
