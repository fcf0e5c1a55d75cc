using Microsoft.Extensions.AI;
using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Responses;

public sealed class ResponseEmbeddingTests : IDisposable
{
    private readonly WordEmbeddings embeddings = new();
    private readonly ResponseCache cache;

    public ResponseEmbeddingTests() => cache = new ResponseCache(new ResponseCacheOptions(), embeddings: embeddings);

    [Fact]
    public async Task A_question_without_a_common_word_is_found_by_its_embedding()
    {
        embeddings.Directions["How do I replace my lost pass?"] = [0, 1, 0];
        embeddings.Directions["What to do about a missing ticket?"] = [0, 0.99f, 0.1f];
        embeddings.Directions["When are you open?"] = [1, 0, 0];
        await cache.StoreAsync(Ask("How do I replace my lost pass?"), new CachedResponse { Text = "So." });
        await cache.StoreAsync(Ask("When are you open?"), new CachedResponse { Text = "At nine." });

        ResponseCacheHit hit = (await cache.FindAsync(Ask("What to do about a missing ticket?"))).Hit!;

        Assert.Equal(("So.", ResponseCacheHitKind.Embedding), (hit.Response.Text, hit.Kind));
    }

    [Fact]
    public async Task However_near_it_is_a_number_or_a_negation_tells_it_apart()
    {
        embeddings.Directions["Are 2 guests fine?"] = embeddings.Directions["Are 3 guests fine?"] = [0, 1, 0];
        await cache.StoreAsync(Ask("Are 2 guests fine?"), new CachedResponse { Text = "Yes." });

        Assert.Null((await cache.FindAsync(Ask("Are 3 guests fine?"))).Hit);
    }

    [Fact]
    public async Task Also_where_the_languages_words_are_not_known()
    {
        ResponseCacheScope finnish = Scope with { Locale = "fi-FI" };
        embeddings.Directions["Miten vaihdan salasanani?"] = embeddings.Directions["Kuinka uusin tunnussanan?"] = [0, 1, 0];
        await cache.StoreAsync(Ask("Miten vaihdan salasanani?", scope: finnish), new CachedResponse { Text = "Näin." });

        Assert.Equal(ResponseCacheHitKind.Embedding, (await cache.FindAsync(Ask("Kuinka uusin tunnussanan?", scope: finnish))).Hit?.Kind);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_an_embedding_words_are_compared(bool throws)
    {
        embeddings.Fails = throws;
        foreach (string question in (string[])["How do I reset my forgotten password?", "Where can I park my bicycle?", "Is there a printer here?"])
        {
            await cache.StoreAsync(Ask(question), new CachedResponse { Text = question });
        }

        Assert.Equal(ResponseCacheHitKind.Lexical, (await cache.FindAsync(Ask("How can I reset my forgotten password?"))).Hit?.Kind);
    }

    public void Dispose() => embeddings.Dispose();

    private sealed class WordEmbeddings : IEmbeddingGenerator<string, Embedding<float>>
    {
        public Dictionary<string, float[]> Directions { get; } = [];

        public bool Fails { get; set; }

        public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
            IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
            => Fails
                ? throw new HttpRequestException("down")
                : Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(
                    values.Select(value => new Embedding<float>(Directions.GetValueOrDefault(value, [0, 0, 0])))));

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
