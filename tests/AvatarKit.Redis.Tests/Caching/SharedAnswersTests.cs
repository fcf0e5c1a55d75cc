using AvatarKit.Redis.TestHost;
using AvatarKit.Redis.Tests.Peers;
using Microsoft.Extensions.DependencyInjection;
using StackExchange.Redis;

namespace AvatarKit.Redis.Tests.Caching;

[Collection(RedisCollection.Name)]
public sealed class SharedAnswersTests(OneRedis redis)
{
    private const string Question = "How do I reset my forgotten password?";
    private const string InOtherWords = "How can I reset my forgotten password?";

    private readonly string prefix = OneRedis.NewPrefix();

    [RedisFact]
    public async Task What_one_node_has_answered_another_needs_no_model_for()
    {
        await using Node one = New();
        await using Node other = New();
        await one.AskAsync(Question);

        AvatarResponse again = await other.AskAsync("how do i reset my forgotten password", user: "bob");

        Assert.Equal((ResponseCacheHitKind.Exact, "Within thirty days."), (again.Cache?.Kind, again.Text));
        Assert.Equal((1, 0), (one.Model.Calls, other.Model.Calls));
    }

    [RedisFact]
    public async Task What_another_node_has_answered_is_found_by_a_question_that_is_like_it()
    {
        await using Node one = New();
        await using Node other = New();
        await one.AskAsync(Question);
        await Eventually.IsAsync(() => other.Answers.Count == 1);

        AvatarResponse found = await other.AskAsync(InOtherWords);

        Assert.Equal((ResponseCacheHitKind.Lexical, 0), (found.Cache?.Kind, other.Model.Calls));
    }

    [RedisFact]
    public async Task A_node_that_starts_later_has_what_was_answered_before()
    {
        await using (Node one = New())
        {
            await one.AskAsync(Question);
        }

        await using Node later = New();
        await Eventually.IsAsync(() => later.Answers.Count == 1);

        Assert.Equal(ResponseCacheHitKind.Lexical, (await later.AskAsync(InOtherWords)).Cache?.Kind);
    }

    [RedisFact]
    public async Task Nothing_is_shared_between_two_prefixes()
    {
        await using Node one = New();
        await using var other = new Node(redis.Connection, OneRedis.NewPrefix());
        await one.AskAsync(Question);
        await other.AskAsync(Question);

        Assert.Equal((1, 1), (one.Model.Calls, other.Model.Calls));
    }

    [RedisFact]
    public async Task Who_has_the_tag_is_removed_on_every_node_and_nobody_else()
    {
        await using Node one = New();
        await using Node other = New();
        await one.AskAsync(Question, tags: "prices");
        await one.AskAsync("Where is the key of my bicycle lock?", tags: "locks");
        await Eventually.IsAsync(() => other.Answers.Count == 2);

        Assert.Equal(1, await one.Answers.RemoveByTagAsync("prices"));
        await Eventually.IsAsync(() => other.Answers.Count == 1);
        AvatarResponse removed = await other.AskAsync(Question, tags: "prices");
        AvatarResponse kept = await other.AskAsync("Where is the key of my bicycle lock?", tags: "locks");

        Assert.Equal((null, ResponseCacheHitKind.Exact), (removed.Cache, kept.Cache?.Kind));
        Assert.Equal(1, other.Model.Calls);
    }

    [RedisFact]
    public async Task Only_the_tenant_that_is_meant_loses_its_answers()
    {
        await using Node one = New();
        var ofAcme = new ResponseCacheScope { TenantId = "acme", Locale = "en-US" };
        await one.Answers.StoreAsync(Ask(ofAcme), new CachedResponse { Text = "So.", Tags = ["prices"] });
        await one.Answers.StoreAsync(Ask(ofAcme with { TenantId = "other" }), new CachedResponse { Text = "So.", Tags = ["prices"] });

        await one.Answers.RemoveByTagAsync("prices", tenantId: "acme");

        Assert.Equal((1, 1), (one.Answers.Count, redis.Keys(prefix, "value").Length));
    }

    [RedisFact]
    public async Task What_rests_on_a_document_goes_from_Redis_too()
    {
        await using Node one = New();
        var scope = new ResponseCacheScope { TenantId = "acme", Locale = "en-US" };
        var answer = new CachedResponse { Text = "So.", Sources = [new SourceReference("Returns") { Location = "returns.md" }] };
        await one.Answers.StoreAsync(Ask(scope), answer);
        Assert.Single(redis.Keys(prefix, "value"));

        await one.Answers.RemoveByDocumentAsync("returns.md");

        Assert.Empty(redis.Keys(prefix, "value"));
    }

    [RedisFact]
    public async Task Erasing_a_person_takes_their_answers_out_of_Redis_and_of_every_node()
    {
        await using Node one = New();
        await using Node other = New();
        await one.AskAsync(Question, user: "ada");
        await one.AskAsync("Where is the key of my bicycle lock?", user: "bob");
        await Eventually.IsAsync(() => other.Answers.Count == 2);
        Assert.Equal(2, redis.Keys(prefix, "value").Length);

        await other.Services.GetRequiredService<IConversationHistory>().EraseUserAsync("default", "ada");

        Assert.Single(redis.Keys(prefix, "value"));
        await Eventually.IsAsync(() => one.Answers.Count == 1);
        Assert.Null((await one.AskAsync(Question)).Cache);
        Assert.NotNull((await other.AskAsync("Where is the key of my bicycle lock?")).Cache);
    }

    [RedisFact]
    public async Task What_is_being_made_while_another_node_removes_is_not_kept()
    {
        await using Node one = New();
        await using Node other = New();
        var scope = new ResponseCacheScope { TenantId = "acme", Locale = "en-US" };
        using ResponseCacheLease lease = (await one.Answers.FindAsync(Ask(scope))).Lease!;
        await other.Answers.RemoveByTagAsync("prices");

        await lease.StoreAsync(new CachedResponse { Text = "Of before.", Tags = ["prices"] });

        Assert.Empty(redis.Keys(prefix, "value"));
    }

    [RedisFact]
    public async Task A_bad_answer_goes_everywhere()
    {
        await using Node one = New();
        await using Node other = New();
        var scope = new ResponseCacheScope { TenantId = "acme", Locale = "en-US" };
        await one.Answers.StoreAsync(Ask(scope), new CachedResponse { Text = "Wrong." });
        await Eventually.IsAsync(() => other.Answers.Count == 1);
        await one.Answers.FindAsync(Ask(scope));

        Assert.True(await one.Answers.RateAsync(Ask(scope).Conversation, "t1", TurnRating.MinScore));

        await Eventually.IsAsync(() => other.Answers.Count == 0);
        Assert.Empty(redis.Keys(prefix, "value"));
    }

    [RedisFact]
    public async Task Nothing_that_was_said_is_to_be_read_in_a_key_or_a_change()
    {
        await using Node one = New();
        await one.AskAsync(Question, user: "ada", tags: "prices");

        string[] names =
        [
            .. redis.Keys(prefix, "*"),
            .. (await redis.Database.ListRangeAsync($"{{{prefix}}}:changes")).Select(static change => change.ToString()),
        ];

        Assert.True(names.Length > 5);
        Assert.All(names, static name => Assert.DoesNotContain("password", name, StringComparison.OrdinalIgnoreCase));
        Assert.All(names, static name => Assert.DoesNotContain("ada", name, StringComparison.OrdinalIgnoreCase));
        Assert.All(names, static name => Assert.DoesNotContain("prices", name, StringComparison.OrdinalIgnoreCase));
    }

    [RedisFact]
    public async Task Everything_in_Redis_that_holds_words_expires()
    {
        await using Node one = New();
        await one.AskAsync(Question, tags: "prices");
        string[] keys = [.. redis.Keys(prefix, "value"), .. redis.Keys(prefix, "label")];

        Assert.True(keys.Length > 4);
        foreach (string key in keys)
        {
            TimeSpan? left = await redis.Database.KeyTimeToLiveAsync(new RedisKey(key));
            Assert.InRange(left!.Value, TimeSpan.FromHours(1), TimeSpan.FromHours(24));
        }
    }

    private Node New() => new(redis.Connection, prefix);

    private static ResponseCacheQuery Ask(ResponseCacheScope scope) => new()
    {
        Scope = scope, Text = Question, Conversation = new ConversationKey("c1", "ada", scope.TenantId), TurnId = "t1",
    };
}
