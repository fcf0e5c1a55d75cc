using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Responses;

public sealed class ResponseRemovalTests
{
    private readonly ResponseCache cache = new(new ResponseCacheOptions());

    [Fact]
    public async Task Answers_of_a_tag_go_alone_and_of_one_tenant_where_it_is_named()
    {
        ResponseCacheScope other = Scope with { TenantId = "globex" };
        await cache.StoreAsync(Ask("One?"), new CachedResponse { Text = "1", Tags = ["prices", "shop"] });
        await cache.StoreAsync(Ask("Two?"), new CachedResponse { Text = "2", Tags = ["shop"] });
        await cache.StoreAsync(Ask("One?", scope: other), new CachedResponse { Text = "1", Tags = ["prices"] });

        Assert.Equal(1, await cache.RemoveByTagAsync("prices", "acme"));
        Assert.Null(await FindAsync("One?"));
        Assert.NotNull(await FindAsync("Two?"));
        Assert.NotNull(await FindAsync("One?", other));
        Assert.Equal(1, await cache.RemoveByTagAsync("prices"));
        Assert.Null(await FindAsync("One?", other));
    }

    [Fact]
    public async Task Answers_that_rest_on_a_document_go()
    {
        var returns = new SourceReference("Returns") { Location = "returns.md" };
        await cache.StoreAsync(Ask("One?"), new CachedResponse { Text = "1", Sources = [returns] });
        await cache.StoreAsync(Ask("Two?"), new CachedResponse { Text = "2", Sources = [new SourceReference("Prices")] });
        await cache.StoreAsync(Ask("Three?"), new CachedResponse { Text = "3" });

        Assert.Equal(1, await cache.RemoveByDocumentAsync("returns.md"));
        Assert.Equal(1, await cache.RemoveByDocumentAsync("Prices"));
        Assert.Equal(1, cache.Count);
    }

    [Fact]
    public async Task Answers_of_a_conversation_or_a_person_go()
    {
        await cache.StoreAsync(Ask("One?", "c1"), new CachedResponse { Text = "1" });
        await cache.StoreAsync(Ask("Two?", "c2"), new CachedResponse { Text = "2" });
        await cache.StoreAsync(Ask("Three?") with { Conversation = new ConversationKey("c1", "bob", "acme") }, new CachedResponse { Text = "3" });

        Assert.Equal(1, await cache.RemoveByOwnerAsync(new AssetOwner("acme", "ada", "c1")));
        Assert.Equal(1, await cache.RemoveByOwnerAsync(new AssetOwner("acme", "ada")));
        Assert.NotNull(await FindAsync("Three?"));
        Assert.Equal(1, await cache.ClearAsync());
    }

    [Fact]
    public async Task What_was_removed_is_not_found_by_a_like_question_either()
    {
        for (int i = 0; i < 200; i++)
        {
            await cache.StoreAsync(Ask($"How do I open the blue door {i}?", "c2"), new CachedResponse { Text = $"{i}" });
        }

        await cache.StoreAsync(Ask("How do I reset my forgotten password?"), new CachedResponse { Text = "So." });
        Assert.NotNull(await FindAsync("How can I reset my forgotten password?"));
        await cache.RemoveByOwnerAsync(new AssetOwner("acme", "ada", "c2"));
        Assert.NotNull(await FindAsync("How can I reset my forgotten password?"));
        await cache.RemoveByOwnerAsync(new AssetOwner("acme", "ada"));

        Assert.Null(await FindAsync("How can I reset my forgotten password?"));
        Assert.Null(await FindAsync("How can I open the blue door 7?"));
    }

    private async Task<ResponseCacheHit?> FindAsync(string text, ResponseCacheScope? scope = null)
        => (await cache.FindAsync(Ask(text, scope: scope) with { MayStore = false })).Hit;
}
