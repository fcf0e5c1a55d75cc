using System.Text.Json.Nodes;

namespace AvatarKit.Testing;

/// <summary>DescribeVoices.</summary>
internal static class VoiceList
{
    public static (JsonObject? Json, EmulatorFault? Refusal) Describe(string rawQuery)
    {
        Dictionary<string, string> query = rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static parameter => parameter.Split('=', 2))
            .GroupBy(static parts => Uri.UnescapeDataString(parts[0]), StringComparer.Ordinal)
            .ToDictionary(
                static same => same.Key,
                static same => Uri.UnescapeDataString(same.First().ElementAtOrDefault(1) ?? ""),
                StringComparer.Ordinal);
        string? engine = query.GetValueOrDefault("Engine");
        string? language = query.GetValueOrDefault("LanguageCode");
        bool withAdditional = query.GetValueOrDefault("IncludeAdditionalLanguageCodes") == "true";
        if (engine is not null && !PollyVoices.Engines.Contains(engine))
        {
            return (null, SpeechRules.NotInSet(engine, "engine", PollyVoices.Engines));
        }

        IEnumerable<PollyVoice> voices = PollyVoices.All
            .Where(voice => engine is null || voice.Engines.Contains(engine))
            .Where(voice => language is null || voice.Language == language || (withAdditional && voice.AdditionalLanguages.Contains(language)));
        return (new JsonObject { ["Voices"] = new JsonArray([.. voices.Select(ToJson)]) }, null);
    }

    private static JsonObject ToJson(PollyVoice voice) => new()
    {
        ["AdditionalLanguageCodes"] = Strings(voice.AdditionalLanguages),
        ["Gender"] = voice.IsFemale ? "Female" : "Male",
        ["Id"] = voice.Id,
        ["LanguageCode"] = voice.Language,
        ["LanguageName"] = voice.LanguageName,
        ["Name"] = voice.Id,
        ["SupportedEngines"] = Strings(voice.Engines),
    };

    private static JsonArray Strings(string[] values) => new([.. values.Select(static value => JsonValue.Create(value))]);
}
