using BenchmarkDotNet.Attributes;

namespace AvatarKit.Benchmarks;

/// <summary>Looking a question up among many: the same question, one in other words, and one that is not there, against a plain
/// dictionary.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class ResponseCacheBenchmarks
{
    private const string Known = "How do I reset the password of account 4711 for the blue garden?";
    private const string Like = "How can I reset the password of account 4711 for the blue gardens?";
    private const string Unknown = "Which orchestra plays the third symphony in the harbour on Fridays?";

    private static readonly string[] Verbs = "reset change open close move cancel renew print share order find pay".Split(' ');
    private static readonly string[] Things = "password card invoice ticket room parcel bicycle photo film book key map".Split(' ');
    private static readonly string[] Places = "garden harbour library station museum castle market school theatre bridge".Split(' ');
    private static readonly string[] Colours = "blue green red yellow white black small large old quiet".Split(' ');

    private readonly Dictionary<string, string> plain = [];
    private ResponseCache cache = null!;

    [Params(1_000, 100_000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public async Task Setup()
    {
        var random = new Random(1);
        cache = new ResponseCache(new ResponseCacheOptions { MaxEntries = 100_000 });
        for (int i = 1; i < Entries; i++)
        {
            string question = $"How do I {Any(Verbs)} the {Any(Things)} of account {i} for the {Any(Colours)} {Any(Places)} and its {Any(Things)}?";
            plain[question] = "So.";
            await cache.StoreAsync(Query(question), new CachedResponse { Text = "So." });
        }

        plain[Known] = "So.";
        await cache.StoreAsync(Query(Known), new CachedResponse { Text = "So." });

        string Any(string[] words) => words[random.Next(words.Length)];
    }

    [Benchmark(Baseline = true, Description = "a dictionary")]
    public string Plain() => plain[Known];

    [Benchmark(Description = "the same question")]
    public async Task<bool> Exact() => (await cache.FindAsync(Query(Known))).Hit is not null;

    [Benchmark(Description = "in other words")]
    public async Task<bool> Similar() => (await cache.FindAsync(Query(Like))).Hit is not null;

    [Benchmark(Description = "not there")]
    public async Task<bool> Missing() => (await cache.FindAsync(Query(Unknown))).Hit is not null;

    private static ResponseCacheQuery Query(string text) => new()
    {
        Scope = new ResponseCacheScope { TenantId = "default", Locale = "en-us" },
        Text = text,
        Conversation = new ConversationKey("c"),
        TurnId = "t",
        MayStore = false,
    };
}
