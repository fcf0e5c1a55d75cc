using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Responses;

public sealed class ResponseFlightTests
{
    private readonly FakeTimeProvider time = new();
    private readonly ResponseCache cache;

    public ResponseFlightTests() => cache = new ResponseCache(new ResponseCacheOptions(), time);

    [Fact]
    public async Task Of_many_who_miss_at_once_one_makes_the_answer_for_all()
    {
        Task<ResponseCacheLookup>[] asked = Ask32();
        ResponseCacheLease lease = Assert.Single(Leases(asked));

        await lease.StoreAsync(new CachedResponse { Text = "So." });
        ResponseCacheLookup[] all = await Task.WhenAll(asked);

        Assert.Equal(31, all.Count(found => found.Hit?.Response.Text == "So."));
    }

    [Fact]
    public async Task When_the_one_leaves_another_makes_it()
    {
        Task<ResponseCacheLookup>[] asked = Ask32();
        ResponseCacheLease first = Assert.Single(Leases(asked));
        first.Dispose();
        ResponseCacheLease second = await WaitForLeaseAsync(asked, first);

        await second.StoreAsync(new CachedResponse { Text = "So." });

        Assert.Equal(30, (await Task.WhenAll(asked)).Count(found => found.Hit?.Response.Text == "So."));
    }

    [Fact]
    public async Task When_the_answer_is_not_for_all_everybody_makes_their_own_at_once()
    {
        Task<ResponseCacheLookup>[] asked = Ask32();
        Assert.Single(Leases(asked)).Decline();

        ResponseCacheLookup[] all = await Task.WhenAll(asked);

        Assert.Equal(31, all.Count(static found => found == ResponseCacheLookup.Miss));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task Nobody_waits_for_longer_than_the_options_say()
    {
        using ResponseCacheLease lease = (await cache.FindAsync(Ask("Who?"))).Lease!;
        Task<ResponseCacheLookup> waiting = cache.FindAsync(Ask("Who?")).AsTask();
        time.Advance(TimeSpan.FromSeconds(9));
        Assert.False(waiting.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ResponseCacheLookup.Miss, await waiting);
    }

    [Fact]
    public async Task Who_waits_may_leave()
    {
        using var token = new CancellationTokenSource();
        using ResponseCacheLease lease = (await cache.FindAsync(Ask("Who?"))).Lease!;
        Task<ResponseCacheLookup> waiting = cache.FindAsync(Ask("Who?"), token.Token).AsTask();
        await token.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task A_lease_counts_once()
    {
        ResponseCacheLease lease = (await cache.FindAsync(Ask("Who?"))).Lease!;
        lease.Dispose();
        await lease.StoreAsync(new CachedResponse { Text = "Too late." });

        Assert.NotNull((await cache.FindAsync(Ask("Who?"))).Lease);
    }

    [Fact]
    public async Task What_is_removed_while_it_is_made_is_not_kept()
    {
        ResponseCacheLease lease = (await cache.FindAsync(Ask("Who?"))).Lease!;
        await cache.RemoveByOwnerAsync(new AssetOwner("acme", "ada"));
        await lease.StoreAsync(new CachedResponse { Text = "So." });

        Assert.Equal(0, cache.Count);
        Assert.Null((await cache.FindAsync(Ask("Who?"))).Hit);
    }

    private Task<ResponseCacheLookup>[] Ask32()
        => [.. Enumerable.Range(0, 32).Select(number => cache.FindAsync(Ask("Who?", $"c{number}")).AsTask())];

    private static List<ResponseCacheLease> Leases(Task<ResponseCacheLookup>[] asked)
        => [.. asked.Where(static one => one.IsCompletedSuccessfully)
            .Select(static one => one.GetAwaiter().GetResult().Lease).OfType<ResponseCacheLease>()];

    private static async Task<ResponseCacheLease> WaitForLeaseAsync(Task<ResponseCacheLookup>[] asked, ResponseCacheLease not)
    {
        List<Task<ResponseCacheLookup>> left = [.. asked];
        while (true)
        {
            Task<ResponseCacheLookup> done = await Task.WhenAny(left);
            left.Remove(done);
            if ((await done).Lease is { } lease && !ReferenceEquals(lease, not))
            {
                return lease;
            }
        }
    }
}
