using AvatarKit.Redis.TestHost;
using AvatarKit.Redis.Tests.Peers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using StackExchange.Redis;

namespace AvatarKit.Redis.Tests.Caching;

/// <summary>What stands in Redis was written by somebody: another version, another program, an enemy.</summary>
[Collection(RedisCollection.Name)]
public sealed class StrangeValuesTests(OneRedis redis)
{
    private const string Question = "How do I reset my forgotten password?";

    private readonly string prefix = OneRedis.NewPrefix();
    private readonly FakeLogCollector logs = new();

    [RedisFact]
    public async Task Garbage_under_a_key_is_a_miss_and_is_written_over()
    {
        RedisKey key = await KeyAsync();
        byte[] garbage = new byte[200];
        new Random(7).NextBytes(garbage);
        await redis.Database.StringSetAsync(key, garbage);

        await ExpectMadeAnewAsync();
    }

    [RedisFact]
    public async Task A_key_of_another_kind_is_a_miss_and_is_written_over()
    {
        RedisKey key = await KeyAsync();
        await redis.Database.KeyDeleteAsync(key);
        await redis.Database.HashSetAsync(key, "field", "value");

        await ExpectMadeAnewAsync();
    }

    [RedisFact]
    public async Task Every_cut_and_every_changed_byte_is_a_miss_or_an_answer()
    {
        RedisKey key = await KeyAsync();
        byte[] whole = (byte[])(await redis.Database.StringGetAsync(key))!;
        for (int i = 0; i < whole.Length; i += 17)
        {
            byte[] changed = [.. whole];
            changed[i] ^= 0x55;
            await redis.Database.StringSetAsync(key, i % 2 == 0 ? changed : changed.AsMemory(0, i));
            await using Node node = New();

            AvatarResponse answer = await node.AskAsync(Question);

            Assert.Equal(TurnOutcome.Completed, answer.Outcome);
            Assert.DoesNotContain(answer.Degradations, static lacking => lacking.What == "cache");
        }
    }

    [RedisFact]
    public async Task What_another_version_wrote_is_a_miss_without_a_word()
    {
        RedisKey key = await KeyAsync();
        byte[] written = (byte[])(await redis.Database.StringGetAsync(key))!;

        // The version stands after the time.
        written[sizeof(long)] = 77;
        await redis.Database.StringSetAsync(key, written);

        await ExpectMadeAnewAsync();
        Assert.DoesNotContain(logs.GetSnapshot(), static record => record.Level >= LogLevel.Warning);
    }

    [RedisFact]
    public async Task An_answer_that_was_put_under_the_key_of_another_question_is_a_miss()
    {
        RedisKey key = await KeyAsync();
        await using Node one = New();
        await one.AskAsync("Where is the key of my bicycle lock?");
        string other = redis.Keys(prefix, "value").Single(known => known != key);
        await redis.Database.StringSetAsync(key, await redis.Database.StringGetAsync(other));

        await ExpectMadeAnewAsync();
    }

    [RedisFact]
    public async Task What_is_larger_than_it_may_be_is_neither_written_nor_read()
    {
        await using Node node = New();
        string moment = (await node.Shared.GetAsync("k"))!.Moment;
        var write = new SharedCacheWrite { Expiration = TimeSpan.FromMinutes(1), Begun = moment };

        Assert.False(await node.Shared.SetAsync("k", new byte[(8 * 1024 * 1024) + 1], write));
        Assert.True(await node.Shared.SetAsync("k", new byte[8 * 1024 * 1024], write));
        Assert.Equal(8 * 1024 * 1024, (await node.Shared.GetAsync("k"))!.Value!.Value.Length);
        await redis.Database.StringAppendAsync($"{{{prefix}}}:value:k", "x");
        Assert.Null((await node.Shared.GetAsync("k"))!.Value);
    }

    [RedisFact]
    public async Task Changes_that_cannot_be_read_keep_nobody_from_reading_the_next()
    {
        await using Node one = New();
        await using Node other = New();
        await one.AskAsync(Question);
        await Eventually.IsAsync(() => other.Answers.Count == 1);
        string[] strange = ["", "k", "z 1 2", "k p ", new string('x', 10_000), "r p answers/nothing", "k p answers/2.nothing"];
        foreach (string change in strange)
        {
            await redis.Database.ListRightPushAsync($"{{{prefix}}}:changes", change);
            await redis.Database.HashIncrementAsync($"{{{prefix}}}:state", "changes");
        }

        await one.Answers.ClearAsync();

        await Eventually.IsAsync(() => other.Answers.Count == 0);
    }

    [RedisFact]
    public async Task Something_else_under_the_key_of_the_state_costs_what_is_shared_and_is_told_once()
    {
        await redis.Database.StringSetAsync($"{{{prefix}}}:state", "mine");
        await using Node one = New();
        for (int i = 0; i < 5; i++)
        {
            Assert.Equal(TurnOutcome.Completed, (await one.AskAsync($"What is the number of door {i}?")).Outcome);
        }

        Assert.Single(logs.GetSnapshot(), static record => record.Level >= LogLevel.Warning);
    }

    private async Task ExpectMadeAnewAsync()
    {
        await using Node node = New();
        AvatarResponse answer = await node.AskAsync(Question);
        Assert.Equal((TurnOutcome.Completed, null, 1), (answer.Outcome, answer.Cache, node.Model.Calls));
        Assert.DoesNotContain(answer.Degradations, static lacking => lacking.What == "cache");
        await using Node next = New();
        Assert.NotNull((await next.AskAsync(Question)).Cache);
    }

    /// <summary>The key under which the answer to the question is kept.</summary>
    private async Task<RedisKey> KeyAsync()
    {
        await using Node node = New();
        await node.AskAsync(Question);
        return Assert.Single(redis.Keys(prefix, "value"));
    }

    private Node New()
        => new(redis.Connection, prefix, services => services.AddLogging(logging => logging.AddProvider(new FakeLoggerProvider(logs))));
}
