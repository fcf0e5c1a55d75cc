using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Responses;

public sealed class ResponseRatingTests
{
    private const string Like = "How can I reset my forgotten password?";

    private readonly ResponseCache cache = new(new ResponseCacheOptions());

    [Fact]
    public async Task A_like_question_that_was_no_answer_is_not_answered_so_again()
    {
        await FillAsync();
        Assert.NotNull(await FindAsync(Like, "t2"));

        Assert.True(await cache.RateAsync(new ConversationKey("c1", "ada", "acme"), "t2", 1));

        Assert.Null(await FindAsync(Like, "t3"));
        Assert.NotNull(await FindAsync("How do I reset my forgotten password?", "t4"));
    }

    [Fact]
    public async Task Good_ratings_change_nothing_for_what_was_near_enough_anyway()
    {
        await FillAsync();
        for (int i = 0; i < 10; i++)
        {
            Assert.NotNull(await FindAsync(Like, $"t{i}"));
            await cache.RateAsync(new ConversationKey("c1", "ada", "acme"), $"t{i}", 5);
        }

        Assert.NotNull(await FindAsync(Like, "t11"));
        Assert.Null(await FindAsync("Where do I park my forgotten bicycle?", "t12"));
    }

    [Fact]
    public async Task A_bad_answer_to_the_same_question_goes()
    {
        await FillAsync();
        Assert.NotNull(await FindAsync("How do I reset my forgotten password?", "t2"));

        Assert.True(await cache.RateAsync(new ConversationKey("c1", "ada", "acme"), "t2", 2));

        Assert.Null(await FindAsync("How do I reset my forgotten password?", "t3"));
    }

    [Fact]
    public async Task What_did_not_come_from_here_teaches_nothing()
        => Assert.False(await cache.RateAsync(new ConversationKey("c1"), "t1", 1));

    private async Task FillAsync()
    {
        foreach (string question in (string[])["How do I reset my forgotten password?", "Where can I park my bicycle?", "Is there a printer here?"])
        {
            await cache.StoreAsync(Ask(question), new CachedResponse { Text = question });
        }
    }

    private async Task<ResponseCacheHit?> FindAsync(string text, string turn)
        => (await cache.FindAsync(Ask(text, turn: turn) with { MayStore = false })).Hit;
}
