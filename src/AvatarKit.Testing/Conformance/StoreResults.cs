using System.Collections.ObjectModel;
using System.Text.Json;
using static AvatarKit.Testing.StoreScene;

namespace AvatarKit.Testing;

/// <summary>A result with everything a result can have, and what must come back of it.</summary>
internal static class StoreResults
{
    private const string Properties = """{"experiment":"a","número 🎲":-1.50,"nested":{"list":[1,null,true,"é"],"empty":{}},"none":null}""";

    public static TurnResult Whole() => new()
    {
        Status = TurnStatus.Failed,
        Answer = "As far as it went",
        EndedAt = Now,
        AvatarId = "ada 🙂",
        Route = new ModelRoute("pro", "score 0.42 is below 0.70")
        {
            Score = 0.42, Features = [new ComplexityFeature("length", 120, 0.25), new ComplexityFeature("reasoning_words", 2, 0.17)],
            Assignments = new Dictionary<string, string> { ["tiers"] = "premier", ["bounds.2"] = "control" },
        },
        FirstText = TimeSpan.FromMilliseconds(312.625),
        ModelId = "model-1",
        Usage = new TurnUsage
        {
            InputTokens = 5_000_000_000, CachedInputTokens = 12, OutputTokens = 34, TokensAreEstimated = true, SpeechCharacters = 56,
            Resources = new Dictionary<string, decimal> { ["dynamodb/write-unit"] = 3, ["storage/öffnen 🗄"] = 0.000000000000000000012m },
        },
        Cost = new TurnCost { ModelUsd = 0.000000123456789m, SpeechUsd = null, ResourcesUsd = 0.0000000000000000001m, IsEstimated = true },
        Sources = [new SourceReference("Guide") { Section = "Voices › Choosing", Location = "docs/guide.md" }, new SourceReference("Other")],
        Tools = [new ToolInvocation("find_order") { CallId = "call-1", Arguments = "{\"id\":7}", Result = "\"shipped\"" },
            new ToolInvocation("pay") { Failed = true }],
        Assets =
        [
            new TurnAsset(TurnAssetKind.Speech, Asset("a/speech.wav", "audio/wav")),
            new TurnAsset(
                TurnAssetKind.Video, Asset("video.mp4", "video/mp4; codecs=\"avc1.64002a\"")) { Duration = TimeSpan.FromMilliseconds(12_345.678) },
            new TurnAsset(new TurnAssetKind("a kind of tomorrow"),
                Asset("x", "text/plain") with { Metadata = new Dictionary<string, string> { ["index"] = "é" } }),
        ],
        Degradations = [new Degradation(TurnStage.Speak, "voice", "speech.timeout"), new Degradation(TurnStage.Render, "video", "video.none")],
        Tags = ["support", "größe 🙂", ""],
        ErrorCode = "speech.failed",
        AdditionalProperties = Parse(Properties),
    };

    public static void Same(TurnResult expected, TurnResult actual)
    {
        Check.Equal("A result keeps its status.", expected.Status, actual.Status);
        Check.Equal("A result keeps its answer.", expected.Answer, actual.Answer);
        SameMoment("A result keeps the moment it ended.", expected.EndedAt, actual.EndedAt);
        Check.Equal("A result keeps its avatar.", expected.AvatarId, actual.AvatarId);
        Check.Equal("A result keeps its tier.", expected.Route?.Tier, actual.Route?.Tier);
        Check.Equal("A result keeps the reason of its route.", expected.Route?.Reason, actual.Route?.Reason);
        Check.Equal("A result keeps the score of its route.", expected.Route?.Score, actual.Route?.Score);
        Check.Sequence("A result keeps what its route rests on.", expected.Route?.Features ?? [], actual.Route?.Features ?? []);
        Check.Sequence(
            "A result keeps the experiments of its route, and their arms.",
            (expected.Route?.Assignments ?? NoArms).OrderBy(static one => one.Key, StringComparer.Ordinal),
            (actual.Route?.Assignments ?? NoArms).OrderBy(static one => one.Key, StringComparer.Ordinal));
        Check.Equal("A result keeps the time to its first text.", expected.FirstText, actual.FirstText);
        Check.Equal("A result keeps its model.", expected.ModelId, actual.ModelId);
        Check.Equal("A result keeps its usage.", expected.Usage, actual.Usage);
        Check.Equal("A result keeps its cost, to the last digit, and what is unknown stays unknown.", expected.Cost, actual.Cost);
        Check.Sequence("A result keeps its sources in order.", expected.Sources, actual.Sources);
        Check.Sequence("A result keeps its tools in order.", expected.Tools, actual.Tools);
        Check.Sequence("A result keeps its assets in order.", expected.Assets, actual.Assets);
        Check.Sequence("A result keeps what was degraded, in order.", expected.Degradations, actual.Degradations);
        Check.Sequence("A result keeps its tags in order.", expected.Tags, actual.Tags);
        Check.Equal("A result keeps its error code.", expected.ErrorCode, actual.ErrorCode);
        Check.Sequence(
            "A result keeps its additional properties as they are.",
            expected.AdditionalProperties.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(Show),
            actual.AdditionalProperties.OrderBy(static one => one.Key, StringComparer.Ordinal).Select(Show));
    }

    private static IReadOnlyDictionary<string, string> NoArms => ReadOnlyDictionary<string, string>.Empty;

    private static string Show(KeyValuePair<string, JsonElement> property) => $"{property.Key}={property.Value.GetRawText()}";

    private static AssetInfo Asset(string id, string contentType)
        => new(id, new AssetOwner("acme/1", "ada", "c%"), contentType, 12, new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

    // As a host reads them: from a document that is gone when the store is asked.
    private static Dictionary<string, JsonElement> Parse(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(static one => one.Name, static one => one.Value.Clone(), StringComparer.Ordinal);
    }
}
