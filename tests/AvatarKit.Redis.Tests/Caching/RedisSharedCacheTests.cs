using AvatarKit.Redis.TestHost;
using AvatarKit.Redis.Tests.Peers;

namespace AvatarKit.Redis.Tests.Caching;

[Collection(RedisCollection.Name)]
public sealed class RedisSharedCacheTests(OneRedis redis)
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    private readonly string prefix = OneRedis.NewPrefix();

    [RedisFact]
    public async Task A_right_is_given_back_by_nobody_but_its_holder()
    {
        await using Node node = New();
        ISharedCache cache = node.Shared;

        Assert.Equal(SharedLeaseState.Taken, await cache.TryLeaseAsync("k", "one", Long));
        Assert.Equal(SharedLeaseState.Taken, await cache.TryLeaseAsync("k", "one", Long));
        Assert.Equal(SharedLeaseState.Held, await cache.TryLeaseAsync("k", "other", Long));
        await cache.ReleaseAsync("k", "other", isDeclined: true);
        Assert.Equal(SharedLeaseState.Held, await cache.TryLeaseAsync("k", "other", Long));
        await cache.ReleaseAsync("k", "one", isDeclined: false);
        Assert.Equal(SharedLeaseState.Taken, await cache.TryLeaseAsync("k", "other", Long));
    }

    [RedisFact]
    public async Task A_right_ends_by_itself()
    {
        await using Node node = New();
        await node.Shared.TryLeaseAsync("k", "dead", TimeSpan.FromMilliseconds(50));

        await Eventually.IsAsync(async () => await node.Shared.TryLeaseAsync("k", "next", Long) == SharedLeaseState.Taken);
    }

    [RedisFact]
    public async Task What_was_declined_is_free_again_soon()
    {
        await using Node node = New();
        await node.Shared.TryLeaseAsync("k", "one", Long);
        await node.Shared.ReleaseAsync("k", "one", isDeclined: true);

        Assert.Equal(SharedLeaseState.Declined, await node.Shared.TryLeaseAsync("k", "other", Long));
        await Eventually.IsAsync(async () => await node.Shared.TryLeaseAsync("k", "other", Long) == SharedLeaseState.Taken);
    }

    [RedisFact]
    public async Task What_was_begun_before_a_removal_is_not_kept()
    {
        await using Node node = New();
        string begun = (await node.Shared.GetAsync("k"))!.Moment;
        await node.Shared.RemoveAsync("something else");

        Assert.False(await node.Shared.SetAsync("k", new byte[] { 1 }, new SharedCacheWrite { Expiration = Long, Begun = begun }));
        Assert.Null((await node.Shared.GetAsync("k"))!.Value);
    }

    [RedisFact]
    public async Task Labels_forget_what_has_expired()
    {
        await using Node node = New();
        string begun = (await node.Shared.GetAsync("k"))!.Moment;
        var write = new SharedCacheWrite { Expiration = TimeSpan.FromMilliseconds(30), Begun = begun, Labels = ["l"] };
        Assert.True(await node.Shared.SetAsync("short", new byte[] { 1 }, write));
        await Eventually.IsAsync(async () => (await node.Shared.GetAsync("short"))!.Value is null);
        Assert.True(await node.Shared.SetAsync("long", new byte[] { 1 }, write with { Expiration = Long }));

        Assert.Equal(["long"], (await redis.Database.SortedSetRangeByRankAsync($"{{{prefix}}}:label:l")).Select(static key => key.ToString()));
    }

    [RedisFact]
    public async Task Who_has_missed_more_than_is_remembered_is_told_to_forget_all()
    {
        await using Node node = New();
        List<SharedCacheChange> seen = [];
        using (node.Shared.Subscribe((changes, _) =>
        {
            lock (seen)
            {
                seen.AddRange(changes);
            }

            return ValueTask.CompletedTask;
        }))
        {
            await redis.Database.ListRightPushAsync($"{{{prefix}}}:changes", "r p l");
            await redis.Database.HashIncrementAsync($"{{{prefix}}}:state", "changes");
            await Eventually.IsAsync(() => Seen(SharedCacheChangeKind.Removed));
            await redis.Database.HashIncrementAsync($"{{{prefix}}}:state", "changes", 5);
            await Eventually.IsAsync(() => Seen(SharedCacheChangeKind.Lost));
        }

        bool Seen(SharedCacheChangeKind kind)
        {
            lock (seen)
            {
                return seen.Any(change => change.Kind == kind);
            }
        }
    }

    private Node New() => new(redis.Connection, prefix);
}
