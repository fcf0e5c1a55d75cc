using System.Text;
using System.Text.Json.Nodes;

namespace AvatarKit.Tests;

public sealed class ComplexityWeightsReaderTests
{
    [Fact]
    public void The_shipped_weights_have_a_version() => Assert.NotEmpty(new PromptComplexityScorer().WeightsVersion);

    [Fact]
    public void Weights_of_ones_own_are_scored_with()
    {
        PromptComplexityScorer scorer = PromptComplexityScorer.FromWeights(Json(static weights => weights["version"] = "mine"));

        Assert.Equal("mine", scorer.WeightsVersion);
        Assert.Equal(0.5, scorer.Score(new ComplexityInput(string.Join(' ', Enumerable.Repeat("word", 500)), 0)).Value, 6);
    }

    public static TheoryData<string, Action<JsonObject>, string> Faults => new()
    {
        { "$.formatVersion", static weights => weights["formatVersion"] = 2, "it is 2, and this version of AvatarKit reads 1" },
        { "$.format", static weights => weights["format"] = "something else", "it takes \"avatarkit.complexity-weights\"" },
        { "$.weights.length", static weights => weights["weights"]!.AsObject().Remove("length"), "a finite number belongs here" },
        { "$.weights.length", static weights => weights["weights"]!["length"] = "NaN", "a finite number belongs here" },
        { "$.weights.charm", static weights => weights["weights"]!["charm"] = 1, "there is no such feature" },
        { "$.knots[2]", static weights => weights["knots"] = new JsonArray(0, 2, 1), "rising order" },
        { "$.knots", static weights => weights["knots"] = new JsonArray(1, 1), "every message would score the same" },
        { "$.knots", static weights => weights["knots"] = new JsonArray(1), "there are 1 numbers" },
        { "$.charm", static weights => weights["charm"] = 1, "there is no such property" },
        { "$.version", static weights => weights.Remove("version"), "a text that is not empty belongs here" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_is_wrong_is_refused_with_its_place(string path, Action<JsonObject> spoil, string problem)
    {
        RoutingDataException refusal = Assert.Throws<RoutingDataException>(() => PromptComplexityScorer.FromWeights(Json(spoil)));

        Assert.Equal("routing.data_invalid", refusal.Code);
        Assert.Equal(path, refusal.Path);
        Assert.Contains(problem, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_number_that_no_double_holds_is_refused()
    {
        byte[] json = Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Json(static _ => { })).Replace("\"length\":1", "\"length\":1e999", StringComparison.Ordinal));

        Assert.Equal("$.weights.length", Assert.Throws<RoutingDataException>(() => PromptComplexityScorer.FromWeights(json)).Path);
    }

    [Theory]
    [InlineData("{ \"format\": ")]
    [InlineData("{ \"format\": \"\\ud800\" }")]
    [InlineData("{ \"\\ud800\": 1 }")]
    public void What_is_no_json_is_refused(string json) =>
        Assert.Throws<RoutingDataException>(() => PromptComplexityScorer.FromWeights(Encoding.UTF8.GetBytes(json)));

    private static byte[] Json(Action<JsonObject> change)
    {
        var weights = new JsonObject
        {
            ["format"] = "avatarkit.complexity-weights",
            ["formatVersion"] = 1,
            ["version"] = "test",
            ["weights"] = new JsonObject([.. ComplexityFeatures.Names.Select(
                static name => KeyValuePair.Create(name, (JsonNode?)JsonValue.Create(name == "length" ? 1 : 0)))]),
            ["knots"] = new JsonArray(0, 1, 2),
        };
        change(weights);
        return Encoding.UTF8.GetBytes(weights.ToJsonString());
    }
}
