using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation.Tests;

public sealed class WeightTrainingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-train").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_planted_feature_weighs_more_than_believed_before()
    {
        double[] values = WeightTraining.Values(Set().Rows);
        double[] nothing = WeightTraining.Values([.. Set().Rows.Select(static row => row with { Target = 0.5 })]);

        Assert.True(values[WeightFit.Place("numbers")] > 2 * nothing[WeightFit.Place("numbers")]);
    }

    [Fact]
    public void No_weight_has_the_wrong_sign()
    {
        double[] values = WeightTraining.Values([.. Set().Rows.Select(static row => row with { Target = 1 - row.Target })]);

        Assert.All(FeaturePrior.Trained, prior => Assert.True(prior.Sign * values[WeightFit.Place(prior.Name)] >= 0));
        Assert.Equal(0, values[WeightFit.Place("numbers")]);
    }

    [Fact]
    public void The_command_writes_weights_that_the_scorer_reads_and_a_report_without_a_prompt()
    {
        Paths();
        string weights = Path.Combine(folder, "weights.json");
        string report = Path.Combine(folder, "report.md");

        int exit = RouteCommand.Run("route-train",
        [
            "--nine-models", Path.Combine(folder, "nine.jsonl"), "--two-models", Path.Combine(folder, "two.jsonl"),
            "--questions", Path.Combine(folder, "questions.tsv"), "--version", "test", "--date", "2026-11-29", "--out", weights, "--report", report,
        ]);

        Assert.Equal(0, exit);
        Assert.Equal("test", PromptComplexityScorer.FromWeights(File.ReadAllBytes(weights)).WeightsVersion);
        Assert.Contains("| task 0 |", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.DoesNotContain("harbour", File.ReadAllText(report), StringComparison.Ordinal);
    }

    private TrainingSet Set()
    {
        Paths();
        return new TrainingSet(Path.Combine(folder, "nine.jsonl"), Path.Combine(folder, "two.jsonl"), Path.Combine(folder, "questions.tsv"));
    }

    private void Paths()
    {
        InventedPrompts.Write(folder, "nine.jsonl", InventedPrompts.Lines(200, seed: 1));
        InventedPrompts.Write(folder, "two.jsonl", InventedPrompts.Lines(60, seed: 2).Select(static line => new JsonObject
        {
            ["id"] = (string?)line["id"], ["prompt"] = (string?)line["prompt"],
            ["gemini-2.0-flash-001"] = new JsonObject { ["score"] = 1 },
            ["claude-3-haiku-20240307"] = new JsonObject { ["score"] = (double)line["scores"]![TrainingModels.Main.Weak]! },
        }));
        IEnumerable<string> questions =
            Enumerable.Range(0, 100).Select(static i => "train\tx\tWhere is my kettle" + string.Concat(Enumerable.Repeat(" now", i % 9)));
        File.WriteAllLines(Path.Combine(folder, "questions.tsv"), questions.Prepend("split\tintent\ttext"));
    }
}
