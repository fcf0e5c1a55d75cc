using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation.Tests;

public sealed class CrossFitTests : IDisposable
{
    private static readonly ModelPair Pair = new("scores." + TrainingModels.Main.Strong, "scores." + TrainingModels.Main.Weak);

    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-crossfit").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_planted_difference_is_found() => Assert.InRange(Reached(InventedPrompts.Lines(200, seed: 1)), 0.7, 0.8);

    [Fact]
    public void Labels_of_chance_teach_nothing()
    {
        // What leaks from a prompt's own label would show here.
        var random = new Random(2);
        Assert.InRange(Reached(InventedPrompts.Lines(400, seed: 1).Select(line => With(line, random.Next(2)))), 0.42, 0.58);
    }

    [Fact]
    public void More_labels_than_four_fifths_of_the_file_are_refused()
        => Assert.Throws<RoutingException>(() => CrossFit.Scores(Read(InventedPrompts.Lines(50, seed: 1)), Pair, 41, 1));

    private static JsonObject With(JsonObject line, double weak)
    {
        line["scores"]![TrainingModels.Main.Weak] = weak;
        return line;
    }

    private double Reached(IEnumerable<JsonObject> lines)
    {
        List<RoutedPrompt> prompts = Read(lines);
        return RankQuality.Apgr(CrossFit.Scores(prompts, Pair, 100, 3), [.. prompts.Select(static prompt => prompt.Gain(Pair))]);
    }

    private List<RoutedPrompt> Read(IEnumerable<JsonObject> lines)
        => PromptFile.Pair(InventedPrompts.Write(folder, "prompts.jsonl", lines), Pair.Strong, Pair.Weak);
}
