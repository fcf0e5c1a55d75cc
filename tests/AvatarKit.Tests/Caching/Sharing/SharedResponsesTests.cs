using AvatarKit.Tests.Caching.Responses;
using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Sharing;

public sealed class SharedResponsesTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly FakeSharedCache shared = new();

    [Fact]
    public async Task What_is_announced_is_found_by_a_question_that_is_like_it()
    {
        await Cache().AskAsync("How do I reset my forgotten password?");
        ResponseCache other = Cache();
        (string key, (byte[] _, SharedCacheWrite write)) = Assert.Single(shared.Kept);
        await shared.TellAsync(new SharedCacheChange(SharedCacheChangeKind.Kept, key));

        Assert.True(write.IsAnnounced);
        Assert.Equal(
            ResponseCacheHitKind.Lexical, (await other.FindAsync(Ask("How can I reset my forgotten password?"))).Hit?.Kind);
    }

    [Fact]
    public async Task What_is_removed_elsewhere_is_forgotten_by_its_label()
    {
        ResponseCache cache = Cache();
        await cache.AskAsync(Ask("Who?"), new CachedResponse { Text = "So.", Tags = ["shop"] });
        await cache.AskAsync(Ask("Where?"), new CachedResponse { Text = "There.", Tags = ["town"] });

        await shared.TellAsync(new SharedCacheChange(SharedCacheChangeKind.Removed, ResponseLabels.OfTag("shop", "other")));
        Assert.Equal(2, cache.Count);
        await shared.TellAsync(new SharedCacheChange(SharedCacheChangeKind.Removed, ResponseLabels.OfTag("shop", "acme")));
        Assert.Equal(1, cache.Count);
        await shared.TellAsync(new SharedCacheChange(SharedCacheChangeKind.Lost, ""));
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task What_is_removed_elsewhere_while_it_is_made_is_not_kept()
    {
        ResponseCache cache = Cache();
        using ResponseCacheLease lease = (await cache.FindAsync(Ask("Who?"))).Lease!;
        await shared.TellAsync(new SharedCacheChange(SharedCacheChangeKind.Removed, ResponseLabels.All));
        await lease.StoreAsync(new CachedResponse { Text = "So." });

        Assert.Equal(0, cache.Count);
        Assert.Empty(shared.Kept);
    }

    [Theory]
    [InlineData(SharedLeaseState.Taken)]
    [InlineData(SharedLeaseState.Unavailable)]
    public async Task Who_has_the_right_or_cannot_know_makes_the_answer(SharedLeaseState state)
    {
        shared.Lease = state;
        using ResponseCacheLease? lease = (await Cache().FindAsync(Ask("Who?"))).Lease;
        await lease!.StoreAsync(new CachedResponse { Text = "So." });

        Assert.Equal(state == SharedLeaseState.Taken ? 1 : 0, shared.Released.Count);
        Assert.Single(shared.Kept);
    }

    [Fact]
    public async Task Who_waits_for_another_process_is_given_its_answer_and_so_is_who_waits_here()
    {
        await Cache().AskAsync(Ask("Who?"), new CachedResponse { Text = "So." });
        var made = shared.Kept.ToArray();
        await shared.RemoveAsync(ResponseLabels.All);
        shared.Lease = SharedLeaseState.Held;
        ResponseCache cache = Cache();
        Task<ResponseCacheLookup>[] asked = [.. Enumerable.Range(0, 32).Select(number => cache.FindAsync(Ask("Who?", $"c{number}")).AsTask())];
        foreach ((string key, (byte[] value, SharedCacheWrite write)) in made)
        {
            await shared.SetAsync(key, value, write with { Begun = (await shared.GetAsync(key))!.Moment });
        }

        ResponseCacheLookup[] found = await time.MoveUntilAsync(
            Task.WhenAll(asked), within: TimeSpan.FromSeconds(5), step: TimeSpan.FromSeconds(0.1));

        Assert.All(found, static one => Assert.Equal("So.", one.Hit?.Response.Text));
    }

    [Fact]
    public async Task Nobody_waits_for_another_process_for_longer_than_the_options_say()
    {
        shared.Lease = SharedLeaseState.Held;

        using ResponseCacheLease? lease = (await time.MoveUntilAsync(
            Cache().FindAsync(Ask("Who?")).AsTask(), within: TimeSpan.FromSeconds(12), step: TimeSpan.FromSeconds(0.5))).Lease;

        Assert.NotNull(lease);
    }

    [Fact]
    public async Task What_another_process_declined_everybody_makes_for_themselves()
    {
        shared.Lease = SharedLeaseState.Declined;
        ResponseCache cache = Cache();

        Assert.Equal(ResponseCacheLookup.Miss, await cache.FindAsync(Ask("Who?")));
        Assert.Empty(shared.Released);
    }

    [Fact]
    public async Task Declining_here_is_told_to_other_processes()
    {
        (await Cache().FindAsync(Ask("Who?"))).Lease!.Decline();

        Assert.Equal(["declined"], shared.Released);
    }

    [Fact]
    public async Task One_that_never_answers_costs_a_moment_and_then_nothing()
    {
        shared.Hangs = true;
        ResponseCache cache = Cache();
        for (int i = 0; i < 12; i++)
        {
            ResponseCacheQuery query = Ask($"Who is number {i}?");
            using ResponseCacheLease? lease = (await time.MoveUntilAsync(
                cache.FindAsync(query).AsTask(), within: TimeSpan.FromSeconds(8), step: TimeSpan.FromSeconds(1))).Lease;
            Assert.NotNull(lease);
        }

        using ResponseCacheLease? atOnce = (await cache.FindAsync(Ask("And who are you?")).AsTask().WaitAsync(Resilience.Streams.Soon)).Lease;
        Assert.NotNull(atOnce);
        StorageException failure = await Assert.ThrowsAsync<StorageException>(
            () => time.MoveUntilAsync(cache.ClearAsync().AsTask(), within: TimeSpan.FromMinutes(1)));
        Assert.Equal("storage.timeout", failure.Code);
    }

    [Fact]
    public async Task One_that_throws_costs_what_is_shared()
    {
        shared.Failure = new IOException("broken");
        ResponseCache cache = Cache();

        Assert.Null(await cache.AskAsync("Who?"));
        Assert.NotNull(await cache.AskAsync("Who?"));
        await Assert.ThrowsAsync<IOException>(async () => await cache.ClearAsync());
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public async Task It_is_left_out_where_the_options_say_so()
    {
        var cache = new ResponseCache(new ResponseCacheOptions(), time, shared: shared);
        using var speech = new SpeechCache(new SpeechCacheOptions(), time, shared: shared);
        await cache.AskAsync("Who?");

        Assert.Equal((0, 0), (shared.Kept.Count, shared.Subscribers));
    }

    [Fact]
    public void Speech_that_is_let_go_of_listens_no_longer()
    {
        var speech = new SpeechCache(new SpeechCacheOptions { UseDistributedCache = true }, time, shared: shared);
        Assert.Equal(1, shared.Subscribers);

        speech.Dispose();

        Assert.Equal(0, shared.Subscribers);
    }

    private ResponseCache Cache() => new(new ResponseCacheOptions { UseDistributedCache = true }, time, shared: shared);
}
