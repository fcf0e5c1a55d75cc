using System.Text.Json.Nodes;

namespace AvatarKit.Evaluation;

/// <summary>A response cache that is asked one question after the other; what it has not, is answered and kept.</summary>
/// <remarks>No two answers are the same text, as with models, unless they are shared: the cache is not told the intents.</remarks>
internal sealed class CacheRun(ResponseCacheOptions options, string locale, double ratings, bool sharesAnswers, int seed)
{
    private readonly ResponseCache cache = new(options);
    private readonly ResponseCacheScope scope = new() { TenantId = "t", Locale = locale };
    private readonly Random random = new(seed);
    private readonly List<double> microseconds = [];
    private int requests;
    private int exact;
    private int similar;
    private int wrong;

    public async Task AskAsync(AskedQuestion question)
    {
        var conversation = new ConversationKey("c");
        string turn = $"{requests++}";
        var query = new ResponseCacheQuery { Scope = scope, Text = question.Text, Conversation = conversation, TurnId = turn };
        long since = TimeProvider.System.GetTimestamp();
        ResponseCacheLookup found = await cache.FindAsync(query);
        microseconds.Add(TimeProvider.System.GetElapsedTime(since).TotalMicroseconds);
        if (found.Hit is not { } hit)
        {
            using ResponseCacheLease? lease = found.Lease;
            await (lease?.StoreAsync(new CachedResponse { Text = sharesAnswers ? question.Intent : $"{question.Intent}\n{turn}" })
                ?? ValueTask.CompletedTask);
            return;
        }

        bool isRight = hit.Response.Text.Split('\n')[0] == question.Intent;
        wrong += isRight ? 0 : 1;
        exact += hit.Kind == ResponseCacheHitKind.Exact ? 1 : 0;
        similar += hit.Kind == ResponseCacheHitKind.Exact ? 0 : 1;
        if (random.NextDouble() < ratings)
        {
            await cache.RateAsync(conversation, turn, isRight ? TurnRating.MaxScore : TurnRating.MinScore);
        }
    }

    public JsonObject Report()
    {
        int hits = exact + similar;
        return new JsonObject
        {
            ["requests"] = requests,
            ["hits"] = hits,
            ["wrong"] = wrong,
            ["exactHits"] = exact,
            ["similarHits"] = similar,
            ["hitShare"] = Share(hits, requests),
            ["wrongShareOfRequests"] = Share(wrong, requests),
            ["wrongShareOfHits"] = Share(wrong, hits),
            ["lookupMicrosecondsP50"] = Math.Round(MeasuredNumbers.Quantile(microseconds, 0.5), 1),
            ["lookupMicrosecondsP95"] = Math.Round(MeasuredNumbers.Quantile(microseconds, 0.95), 1),
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : Math.Round((double)part / whole, 4);
}
