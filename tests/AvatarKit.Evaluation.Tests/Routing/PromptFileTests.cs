using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation.Tests;

public sealed class PromptFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("avatarkit-prompts").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("strong", "weak")]
    [InlineData("scores.big-1.5", "scores.small-v0.3")]
    public void A_key_may_lead_into_an_object_and_have_dots_itself(string strong, string weak)
    {
        string path = InventedPrompts.Write(folder, "pair.jsonl",
        [
            new JsonObject
            {
                ["id"] = "x/1", ["prompt"] = "Why?", ["strong"] = 1, ["weak"] = 0.25,
                ["scores"] = new JsonObject { ["big-1.5"] = 1, ["small-v0.3"] = 0.25 },
            },
        ]);

        RoutedPrompt prompt = Assert.Single(PromptFile.Pair(path, strong, weak));

        Assert.Equal(0.75, prompt.Gain(new ModelPair(strong, weak)));
    }

    [Fact]
    public void Contaminated_lines_and_those_without_a_score_are_left_out()
    {
        string path = InventedPrompts.Write(folder, "pair.jsonl",
        [
            new JsonObject { ["id"] = 1, ["prompt"] = "a", ["strong"] = 1, ["weak"] = 0, ["contaminated"] = 1 },
            new JsonObject { ["id"] = 2, ["prompt"] = "b", ["strong"] = 1, ["weak"] = 0, ["contaminated"] = 0 },
            new JsonObject { ["id"] = 3, ["prompt"] = "c", ["strong"] = 1, ["weak"] = null },
        ]);

        Assert.Equal("2", Assert.Single(PromptFile.Pair(path, "strong", "weak")).Id);
        Assert.Throws<RoutingException>(() => PromptFile.Pair(path, "strong", "absent"));
    }
}
