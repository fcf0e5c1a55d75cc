using System.Text.Json;
using System.Text.Json.Nodes;
using AvatarKit.EndToEnd.Tests.Docs;

namespace AvatarKit.EndToEnd.Tests.Reference;

/// <summary>Documents, and what a validator has to say about them, all in one run of it.</summary>
public sealed class JudgedDocuments : IAsyncLifetime
{
    private static readonly string Peers = Path.Combine(Repository.Root, "eng", "peers");

    /// <summary>Why there is no validator here; <see langword="null"/>: there is, or must be.</summary>
    public static string? Missing { get; } =
        Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is not null || Directory.Exists(Path.Combine(Peers, "node_modules", "ajv"))
            ? null
            : "ajv is not installed (npm ci --prefix eng/peers --ignore-scripts).";

    /// <summary>What must pass: files, configuration that stands in the documentation, and what dictionaries and nulls allow.</summary>
    public static IReadOnlyDictionary<string, string> Fine { get; } = FindFine();

    /// <summary>What must not, each with what is said about it.</summary>
    public static IReadOnlyDictionary<string, string> Wrong { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["""{ "AvatarKit": { "Avtar": {} } }"""] = "/AvatarKit must NOT have additional properties: Avtar",
        ["""{ "AvatarKit": { "Limits": { "MaxMesageLength": 1 } } }"""] =
            "/AvatarKit/Limits must NOT have additional properties: MaxMesageLength",
        ["""{ "AvatarKit": { "Privacy": { "Redactoin": {} } } }"""] = "/AvatarKit/Privacy must NOT have additional properties: Redactoin",
        ["""{ "AvatarKit": { "Tiers": { "mine": { "Model": "x" } } } }"""] = "/AvatarKit/Tiers/mine must NOT have additional properties: Model",
        ["""{ "AvatarKit": { "Tiers": { "lite": { "Model": "x" } } } }"""] = "/AvatarKit/Tiers/lite must NOT have additional properties: Model",
        ["""{ "AvatarKit": { "Avatars": { "lea": { "Voic": "x" } } } }"""] = "/AvatarKit/Avatars/lea must NOT have additional properties: Voic",
        ["""{ "AvatarKit": { "Routing": { "Pins": [ { "Teir": "x" } ] } } }"""] =
            "/AvatarKit/Routing/Pins/0 must NOT have additional properties: Teir",
        ["""{ "AvatarKit": { "Web": { "Limits": { "Requests": 1 } } } }"""] = "/AvatarKit/Web/Limits must NOT have additional properties: Requests",
        ["""{ "AvatarKit": { "Aws": { "Polly": { "Egnine": "Neural" } } } }"""] = "/AvatarKit/Aws/Polly must NOT have additional properties: Egnine",
        ["""{ "AvatarKit": { "Local": { "Voices": { "Flite": 1 } } } }"""] = "/AvatarKit/Local/Voices must NOT have additional properties: Flite",
        ["""{ "AvatarKit": { "Redis": { "Server": "x" } } }"""] = "/AvatarKit/Redis must NOT have additional properties: Server",
        ["""{ "AvatarKit": { "Limits": { "MaxTags": "many" } } }"""] = "/AvatarKit/Limits/MaxTags must be integer",
        ["""{ "AvatarKit": { "Limits": { "MaxTags": null } } }"""] = "/AvatarKit/Limits/MaxTags must be integer",
        ["""{ "AvatarKit": { "Limits": { "MaxTags": 1.5 } } }"""] = "/AvatarKit/Limits/MaxTags must be integer",
        ["""{ "AvatarKit": { "Speech": { "Store": 1 } } }"""] = "/AvatarKit/Speech/Store must be boolean",
        ["""{ "AvatarKit": { "Limits": { "TurnTimeout": 30 } } }"""] = "/AvatarKit/Limits/TurnTimeout must be string",
        ["""{ "AvatarKit": { "Regions": { "Allowed": "eu-*" } } }"""] = "/AvatarKit/Regions/Allowed must be array",
        ["""{ "AvatarKit": { "Avatar": { "FailureReplies": { "en": 1 } } } }"""] = "/AvatarKit/Avatar/FailureReplies/en must be string",
        ["""{ "AvatarKit": { "Limits": { "MaxMessageLength": 0 } } }"""] = "/AvatarKit/Limits/MaxMessageLength must be >= 1",
        ["""{ "AvatarKit": { "Routing": { "SimpleBelow": 1.1 } } }"""] = "/AvatarKit/Routing/SimpleBelow must be <= 1",
        ["""{ "AvatarKit": { "Video": { "Width": 8000 } } }"""] = "/AvatarKit/Video/Width must be <= 7680",
        ["""{ "AvatarKit": { "Routing": { "SimpleTier": "" } } }"""] = "/AvatarKit/Routing/SimpleTier must NOT have fewer than 1 characters",
        ["""{ "AvatarKit": { "Video": { "Container": "Avi" } } }"""] =
            "/AvatarKit/Video/Container must be equal to one of the allowed values",
        ["""{ "AvatarKit": { "Aws": { "Bedrock": { "ServiceTier": "fast" } } } }"""] =
            "/AvatarKit/Aws/Bedrock/ServiceTier must be equal to one of the allowed values",
    };

    internal IReadOnlyDictionary<string, string[]> Complaints { get; private set; } = new Dictionary<string, string[]>();

    public async Task InitializeAsync()
    {
        if (Missing is not null)
        {
            return;
        }

        IEnumerable<KeyValuePair<string, string>> all = Fine.Concat(Wrong.Keys.Select(static text => KeyValuePair.Create(text, text)));
        var documents = new JsonObject(all.Select(static pair => KeyValuePair.Create(pair.Key, JsonNode.Parse(pair.Value))));
        var input = new JsonObject
        {
            ["schemas"] = new JsonArray([.. SettingsReferenceTests.Schemas().Values]),
            ["documents"] = documents,
        };
        ProgramRun run = await ProgramRun.RunAsync("node", ["schemas.mjs"], Peers, input.ToJsonString());
        Assert.True(run.ExitCode == 0, run.Errors);
        Complaints = JsonSerializer.Deserialize<Dictionary<string, string[]>>(run.Output)!;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private static Dictionary<string, string> FindFine()
    {
        var documents = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["names of one's own"] = """
                { "Logging": {}, "AvatarKit": { "Tiers": { "mine": { "ModelId": null } }, "Budgets": { "month": { "LimitUsd": 0.5 } },
                  "Avatars": { "lea": { "Mood": "Happy", "FailureReplies": { "de-AT": "Nein." } } },
                  "Sessions": { "BargeIn": { "Backchannels": { "de": [ "na ja" ] } } } } }
                """,
            ["times"] = """
                { "AvatarKit": { "Limits": { "TurnTimeout": "00:05:00" }, "Warming": { "Every": "1.00:00:00", "At": "02:30" },
                  "Speech": { "Segmentation": { "MaxWait": "00:00:01.5" } }, "Web": { "CookieLifetime": "30" } } }
                """,
        };
        foreach (string folder in new[] { "samples", "src" })
        {
            foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "appsettings*.json", SearchOption.AllDirectories)
                .Select(static file => Path.GetRelativePath(Repository.Root, file))
                .Where(static file => !file.Split(Path.DirectorySeparatorChar).Any(static part => part is "bin" or "obj")))
            {
                documents[file] = File.ReadAllText(Path.Combine(Repository.Root, file));
            }
        }

        foreach (CodeBlock block in CodeBlock.ReadAll().Where(static block => block.Language == "json"
            && block.Code.Contains("\"AvatarKit\": {", StringComparison.Ordinal)))
        {
            documents[block.ToString()] = block.Code;
        }

        return documents;
    }
}
