using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary><c>eval cache-time</c>: how long a lookup takes among many answers: of the same question, of one in other words, of one that is not
/// there.</summary>
internal static class CacheTimeCommand
{
    private const int WarmUp = 500;

    private static readonly string[] Verbs = "reset change open close move cancel renew print share order find pay lend mend paint book".Split(' ');
    private static readonly string[] Things =
        "password card invoice ticket room parcel bicycle photo film garden key map chair lamp phone piano".Split(' ');

    private static readonly string[] Places =
        "harbour library station museum castle market school theatre bridge office kitchen tower forest island palace".Split(' ');

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (CacheArguments.Read(arguments, "cache-time", "--entries", "--lookups", "--seed") is not { } given)
        {
            return 2;
        }

        int entries = given.Count("--entries", 100_000);
        int lookups = given.Count("--lookups", 2_000);
        var random = new Random(given.Count("--seed", 1));
        var cache = new ResponseCache(new ResponseCacheOptions { MaxEntries = 100_000 });
        string[] kept = [.. Enumerable.Range(0, entries).Select(number => Question(number, random))];
        long before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (string question in kept)
        {
            await cache.StoreAsync(Query(question), new CachedResponse { Text = "So." });
        }

        long bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / entries;
        string load = await MachineLoad.ReadAsync();
        Console.WriteLine($"{Environment.ProcessorCount} cores, load average {load}; {entries} answers, {bytes} bytes each");
        Console.WriteLine("\n| lookup | p50 | p95 | p99 | found |\n|---|---|---|---|---|");
        await MeasureAsync("the same question", _ => kept[random.Next(entries)]);
        await MeasureAsync("in other words", _ => kept[random.Next(entries)].Replace("How do I", "How can I", StringComparison.Ordinal));
        await MeasureAsync("not there, all words known", number => Question(entries + number, random));
        await MeasureAsync("not there, no word known", number => $"Which orchestra rehearses symphonies on Fridays {number}?");
        return 0;

        async Task MeasureAsync(string what, Func<int, string> next)
        {
            List<double> microseconds = [];
            int found = 0;
            for (int i = 0; i < WarmUp + lookups; i++)
            {
                ResponseCacheQuery query = Query(next(i));
                long since = TimeProvider.System.GetTimestamp();
                ResponseCacheLookup lookup = await cache.FindAsync(query);
                double taken = TimeProvider.System.GetElapsedTime(since).TotalMicroseconds;
                if (i >= WarmUp)
                {
                    microseconds.Add(taken);
                    found += lookup.Hit is null ? 0 : 1;
                }
            }

            string quantiles = $"{At(microseconds, 0.5)} | {At(microseconds, 0.95)} | {At(microseconds, 0.99)}";
            Console.WriteLine($"| {what} | {quantiles} | {100.0 * found / lookups:0} % |");
        }
    }

    /// <summary>Questions as a support desk has them: few words in every one, some in one of a dozen, one number of its own.</summary>
    private static string Question(int number, Random random)
        => $"How do I {Any(Verbs, random)} the {Any(Things, random)} of account {number} "
            + $"for the {Any(Things, random)} in the {Any(Places, random)}?";

    private static string Any(string[] words, Random random) => words[random.Next(words.Length)];

    private static ResponseCacheQuery Query(string text) => new()
    {
        Scope = new ResponseCacheScope { TenantId = "default", Locale = "en-us" },
        Text = text,
        Conversation = new ConversationKey("c"),
        TurnId = "t",
        MayStore = false,
    };

    private static string At(List<double> microseconds, double share)
        => string.Create(CultureInfo.InvariantCulture, $"{MeasuredNumbers.Quantile(microseconds, share):0.0} µs");
}
