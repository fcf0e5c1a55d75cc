using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Responses;

public sealed class ResponseCacheTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("What are your opening hours?", "  what are YOUR opening-hours ")]
    [InlineData("Où est la caisse ?", "OÙ EST LA CAISSE")]
    [InlineData("How do I reset my ﬁle?", "how do i reset my file")]
    [InlineData("It’s how much?", "its how much")]
    public async Task The_same_question_in_other_writing_is_the_same(string asked, string again)
    {
        var cache = new ResponseCache(new ResponseCacheOptions { MaxWrong = 0 }, time);
        Assert.Null(await cache.AskAsync(asked));
        time.Advance(TimeSpan.FromMinutes(3));

        ResponseCacheHit hit = Assert.IsType<ResponseCacheHit>(await cache.AskAsync(again));

        Assert.Equal(($"Answer to {asked}", ResponseCacheHitKind.Exact, 1.0, TimeSpan.FromMinutes(3), false),
            (hit.Response.Text, hit.Kind, hit.Similarity, hit.Age, hit.IsStale));
    }

    [Theory]
    [InlineData("What is 2+2?", "What is 2-2?")]
    [InlineData("What is 2-2?", "What is 22?")]
    [InlineData("Is it 2.5?", "Is it 25?")]
    [InlineData("Do you teach C++?", "Do you teach C#?")]
    [InlineData("Do you teach C++?", "Do you teach C?")]
    [InlineData("Is 50% fine?", "Is 50 fine?")]
    public async Task Marks_that_mean_something_count(string asked, string other)
    {
        var cache = new ResponseCache(new ResponseCacheOptions { MaxWrong = 0 }, time);
        await cache.AskAsync(asked);

        Assert.Null(await cache.AskAsync(other));
    }

    [Fact]
    public async Task A_question_without_a_word_is_neither_found_nor_kept()
    {
        var cache = new ResponseCache(new ResponseCacheOptions(), time);

        Assert.Equal(ResponseCacheLookup.Miss, await cache.FindAsync(Ask("?!")));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task A_question_in_other_words_has_the_same_answer()
    {
        ResponseCache cache = await FilledAsync();

        ResponseCacheHit hit = Assert.IsType<ResponseCacheHit>(await cache.AskAsync("How can I reset my forgotten password?"));

        Assert.Equal(ResponseCacheHitKind.Lexical, hit.Kind);
        Assert.Equal("Answer to How do I reset my forgotten password?", hit.Response.Text);
        Assert.InRange(hit.Similarity, 0.9, 1);
    }

    [Theory]
    [InlineData("How do I reset my forgotten PIN?")]
    [InlineData("Where is my password printed?")]
    [InlineData("How do I not reset my forgotten password?")]
    public async Task Another_question_has_not(string other)
    {
        ResponseCache cache = await FilledAsync();

        Assert.Null(await cache.AskAsync(other));
    }

    [Fact]
    public async Task Without_a_wrong_answer_allowed_only_the_same_question_is_the_same()
    {
        ResponseCache cache = await FilledAsync(new ResponseCacheOptions { MaxWrong = 0 });

        Assert.Null(await cache.AskAsync("How can I reset my forgotten password?"));
    }

    [Fact]
    public async Task In_a_language_whose_words_are_not_known_only_the_same_question_is_the_same()
    {
        var cache = new ResponseCache(new ResponseCacheOptions { MaxWrong = 0.2 }, time);
        ResponseCacheScope finnish = Scope with { Locale = "fi-FI" };
        await cache.AskAsync(Ask("Miten vaihdan unohtuneen salasanani?", scope: finnish));

        Assert.Null(await cache.AskAsync(Ask("Miten vaihdan salasanani unohtuneen?", scope: finnish)));
        Assert.NotNull(await cache.AskAsync(Ask("miten vaihdan unohtuneen salasanani", scope: finnish)));
    }

    [Fact]
    public async Task An_answer_lives_for_its_time_less_the_jitter_at_most()
    {
        var options = new ResponseCacheOptions { Expiration = TimeSpan.FromHours(1), StaleFor = TimeSpan.Zero, Jitter = 0.25 };
        var cache = new ResponseCache(options, time);
        string[] questions = [.. Enumerable.Range(0, 200).Select(number => $"Question number {number}?")];
        foreach (string question in questions)
        {
            await cache.AskAsync(question);
        }

        time.Advance(TimeSpan.FromMinutes(44));
        int early = await CountAsync(questions);
        time.Advance(TimeSpan.FromMinutes(8));
        int amid = await CountAsync(questions);
        time.Advance(TimeSpan.FromMinutes(8));

        Assert.Equal((200, 0), (early, await CountAsync(questions)));
        Assert.InRange(amid, 60, 140);

        async Task<int> CountAsync(string[] asked)
        {
            int hits = 0;
            foreach (string question in asked)
            {
                hits += (await cache.FindAsync(Ask(question) with { MayStore = false })).Hit is null ? 0 : 1;
            }

            return hits;
        }
    }

    [Fact]
    public async Task That_the_avatar_does_not_know_is_kept_briefly()
    {
        var cache = new ResponseCache(new ResponseCacheOptions(), time);
        await cache.AskAsync(Ask("Who won?"), new CachedResponse { Text = "I don't know.", IsNotKnown = true });
        time.Advance(TimeSpan.FromSeconds(59));
        Assert.NotNull((await cache.FindAsync(Ask("Who won?"))).Hit);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null((await cache.FindAsync(Ask("Who won?"))).Hit);
    }

    [Fact]
    public async Task While_one_renews_an_answer_that_is_due_the_others_are_given_the_old_one()
    {
        var options = new ResponseCacheOptions { Expiration = TimeSpan.FromHours(1), Jitter = 0, StaleFor = TimeSpan.FromMinutes(10) };
        var cache = new ResponseCache(options, time);
        await cache.AskAsync(Ask("Who?"), new CachedResponse { Text = "Old." });
        time.Advance(TimeSpan.FromMinutes(61));

        using ResponseCacheLease lease = (await cache.FindAsync(Ask("Who?"))).Lease!;
        ResponseCacheHit stale = (await cache.FindAsync(Ask("Who?"))).Hit!;
        await lease.StoreAsync(new CachedResponse { Text = "New." });
        ResponseCacheHit fresh = (await cache.FindAsync(Ask("Who?"))).Hit!;

        Assert.Equal(("Old.", true), (stale.Response.Text, stale.IsStale));
        Assert.Equal(("New.", false), (fresh.Response.Text, fresh.IsStale));
    }

    [Fact]
    public async Task A_renewed_answer_is_found_by_like_questions_too()
    {
        var options = new ResponseCacheOptions { Expiration = TimeSpan.FromHours(1), Jitter = 0, StaleFor = TimeSpan.FromHours(10) };
        ResponseCache cache = await FilledAsync(options);
        time.Advance(TimeSpan.FromHours(2));
        await FillAsync(cache);

        Assert.Equal(ResponseCacheHitKind.Lexical, (await cache.AskAsync("How can I reset my forgotten password?"))?.Kind);
    }

    [Fact]
    public async Task More_than_fits_pushes_out_what_was_not_used_for_long()
    {
        var cache = new ResponseCache(new ResponseCacheOptions { MaxEntries = 50, MaxWrong = 0 }, time);
        await cache.AskAsync("The favourite?");
        for (int i = 0; i < 1_000; i++)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await cache.AskAsync($"Number {i}?");
            await cache.AskAsync("The favourite?");
        }

        Assert.Equal(50, cache.Count);
        Assert.NotNull((await cache.FindAsync(Ask("The favourite?") with { MayStore = false })).Hit);
    }

    [Fact]
    public async Task Who_may_not_keep_an_answer_is_given_no_lease_and_waits_for_nobody()
    {
        var cache = new ResponseCache(new ResponseCacheOptions(), time);
        using ResponseCacheLease lease = (await cache.FindAsync(Ask("Who?"))).Lease!;

        Assert.Equal(ResponseCacheLookup.Miss, await cache.FindAsync(Ask("Who?") with { MayStore = false }));
    }

    [Fact]
    public async Task An_answer_made_ahead_is_there()
    {
        var cache = new ResponseCache(new ResponseCacheOptions(), time);
        await cache.StoreAsync(Ask("When do you open?"), new CachedResponse { Text = "At nine." });

        Assert.Equal("At nine.", (await cache.AskAsync("when do you open"))?.Response.Text);
    }

    private async Task<ResponseCache> FilledAsync(ResponseCacheOptions? options = null)
    {
        var cache = new ResponseCache(options ?? new ResponseCacheOptions(), time);
        await FillAsync(cache);
        return cache;
    }

    private static async Task FillAsync(ResponseCache cache)
    {
        string[] questions =
        [
            "How do I reset my forgotten password?", "Where can I park my bicycle?", "Which documents do I need for a library card?",
            "How much does a room cost per hour?", "Do you have a printer for photos?", "How long may I keep a borrowed film?",
        ];
        foreach (string question in questions)
        {
            await cache.AskAsync(question);
        }
    }
}
