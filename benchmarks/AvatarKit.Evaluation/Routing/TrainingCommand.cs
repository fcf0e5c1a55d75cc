using System.Globalization;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary><c>eval route-train</c> and <c>eval route-tasks</c>: the weights of the scorer,
/// and how they do on what they were not trained on.</summary>
internal static class TrainingCommand
{
    public static int Run(string command, RouteArguments arguments)
    {
        int seed = arguments.Number("--seed", 1);
        var set = new TrainingSet(arguments.Text("--nine-models"), arguments.Text("--two-models"), arguments.Text("--questions"));
        string version = arguments.Optional("--version") ?? "unnamed";
        ComplexityWeights weights = WeightTraining.Train(set, version, seed, out double[] values, out double[] knots);
        string report = Report(set, weights, seed, arguments.Optional("--mt-bench"));
        Console.Write(report);
        if (command == "route-train")
        {
            File.WriteAllText(arguments.Text("--out"), WeightDocument.Write(version, arguments.Text("--date"), values, knots));
            if (arguments.Optional("--report") is { } path)
            {
                File.WriteAllText(path, report);
            }
        }

        return 0;
    }

    private static string Report(TrainingSet set, ComplexityWeights weights, int seed, string? conversations)
    {
        var report = new StringBuilder();
        report.Append(CultureInfo.InvariantCulture, $"# The weights of the complexity scorer: {weights.Version}\n\n");
        report.Append(CultureInfo.InvariantCulture,
            $"Trained by `eval route-train --seed {seed}` on {set.Rows.Count} prompts; APGR throughout, 0.5 is chance.\n\n");
        TrainingTables.Tasks(report, CrossTask.HoldOut(set));
        if (conversations is not null)
        {
            TrainingTables.Conversations(report, weights, PromptFile.Pair(conversations, "strong", "weak"));
        }

        TrainingTables.Shipped(report, weights, set);
        TrainingTables.Questions(report, weights, set.Questions);
        TrainingTables.Weights(report, weights);
        return report.ToString();
    }
}
