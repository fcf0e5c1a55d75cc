using System.Text.Json;
using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation;

/// <summary><c>eval pairs</c>: keeps the first of each pair of questions, asks the second, and counts what comes back.</summary>
internal static class PairsCommand
{
    /// <summary>The loosest bound there is: every pair has its other half in the cache, so that a hit is right far more often than in
    /// traffic.</summary>
    private const double Loosest = 0.2;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (CacheArguments.Read(arguments, "pairs", "--file", "--max-wrong", "--locale") is not { } given || given.Text("--file") is not { } file)
        {
            return 2;
        }

        List<QuestionPair> pairs = [.. File.ReadLines(file).Where(static line => line.Length > 0).Select(QuestionPair.Read)];
        var scope = new ResponseCacheScope { TenantId = "t", Locale = given.Text("--locale") ?? "en-US" };
        var cache = new ResponseCache(new ResponseCacheOptions { MaxWrong = given.Number("--max-wrong", Loosest), MaxEntries = 100_000 });
        foreach (QuestionPair pair in pairs)
        {
            // One question is in the cache once: of rows with the same origin, the last one's id stands.
            await cache.StoreAsync(Query(scope, pair.Origin, 0), new CachedResponse { Text = pair.Origin, Tags = [pair.Id] });
        }

        int right = 0, rightWords = 0, wrong = 0, missed = 0;
        for (int i = 0; i < pairs.Count; i++)
        {
            ResponseCacheLookup found = await cache.FindAsync(Query(scope, pairs[i].Similar, i) with { MayStore = false });
            switch (found.Hit)
            {
                case null:
                    missed++;
                    break;
                case { } hit when hit.Response.Text == pairs[i].Origin:
                    rightWords++;
                    right += hit.Response.Tags[0] == pairs[i].Id ? 1 : 0;
                    break;
                default:
                    wrong++;
                    break;
            }
        }

        Console.WriteLine(new JsonObject
        {
            ["pairs"] = pairs.Count,
            ["right"] = rightWords,
            ["wrong"] = wrong,
            ["missed"] = missed,
            ["rightById"] = right,
            ["wrongById"] = wrong + rightWords - right,
            ["rowsThatShareTheirOrigin"] = pairs.CountBy(static pair => pair.Origin).Sum(static origin => origin.Value > 1 ? origin.Value : 0),
        }.ToJsonString());
        return 0;
    }

    private static ResponseCacheQuery Query(ResponseCacheScope scope, string text, int number)
        => new() { Scope = scope, Text = text, Conversation = new ConversationKey("c"), TurnId = $"{number}" };

    private sealed record QuestionPair(string Id, string Origin, string Similar)
    {
        public static QuestionPair Read(string line)
        {
            using var json = JsonDocument.Parse(line);
            JsonElement row = json.RootElement;
            return new QuestionPair(
                row.GetProperty("id").ToString(), row.GetProperty("origin").GetString()!, row.GetProperty("similar").GetString()!);
        }
    }
}
