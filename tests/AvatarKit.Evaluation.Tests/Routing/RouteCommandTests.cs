using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation.Tests;

public sealed class RouteCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-route").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Route_writes_the_score_of_every_prompt()
    {
        string prompts = InventedPrompts.Write(folder, "prompts.jsonl", InventedPrompts.Lines(20, seed: 1));
        string scores = Path.Combine(folder, "scores.tsv");

        Assert.Equal(0, RouteCommand.Run("route", ["--prompts", prompts, "--out", scores]));

        string[] lines = File.ReadAllLines(scores);
        var scorer = new PromptComplexityScorer();
        Assert.Equal(20, lines.Length);
        foreach ((string line, JsonObject prompt) in lines.Zip(InventedPrompts.Lines(20, seed: 1)))
        {
            string[] parts = line.Split('\t');
            Assert.Equal((string?)prompt["id"], parts[0]);
            Assert.Equal(
                scorer.Score(new ComplexityInput((string)prompt["prompt"]!, 0)).Value,
                double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public void Route_takes_another_field()
    {
        string prompts = InventedPrompts.Write(folder, "prompts.jsonl", [new JsonObject { ["id"] = 7, ["question"] = "Why?" }]);
        string scores = Path.Combine(folder, "scores.tsv");

        Assert.Equal(0, RouteCommand.Run("route", ["--prompts", prompts, "--field", "question", "--out", scores]));
        Assert.StartsWith("7\t", File.ReadAllText(scores), StringComparison.Ordinal);
        Assert.Equal(2, RouteCommand.Run("route", ["--prompts", prompts, "--out", scores]));
    }

    [Fact]
    public void Route_calibrated_scores_every_prompt_out_of_fold_and_the_same_again()
    {
        string prompts = InventedPrompts.Write(folder, "prompts.jsonl", InventedPrompts.Lines(100, seed: 1));
        string first = Path.Combine(folder, "first.tsv");
        string second = Path.Combine(folder, "second.tsv");

        Assert.Equal(0, RouteCommand.Run("route-calibrated", Arguments(prompts, first)));
        Assert.Equal(0, RouteCommand.Run("route-calibrated", Arguments(prompts, second)));

        Assert.Equal(100, File.ReadAllLines(first).Select(static line => line.Split('\t')[0]).Distinct().Count());
        Assert.Equal(File.ReadAllText(first), File.ReadAllText(second));
    }

    [Theory]
    [InlineData("route", "--prompts")]
    [InlineData("route", "--charm", "x")]
    [InlineData("route", "--prompts", "nowhere.jsonl", "--out", "x")]
    [InlineData("route-calibrated", "--labels", "many")]
    public void What_it_does_not_take_ends_with_2(string command, params string[] arguments)
        => Assert.Equal(2, RouteCommand.Run(command, arguments));

    private static string[] Arguments(string prompts, string scores) =>
    [
        "--prompts", prompts, "--strong", "scores." + TrainingModels.Main.Strong, "--weak", "scores." + TrainingModels.Main.Weak,
        "--labels", "60", "--seed", "4", "--out", scores,
    ];
}
