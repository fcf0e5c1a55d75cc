using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace AvatarKit.Tests.Caching.Sharing;

/// <summary>A host's shared cache behind one of ours: what is read and written there, and where it fails or says nothing.</summary>
public sealed class SharedSecondLevelTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("What is kept.");
    private static readonly SecondLevelWrite Write = new("one", Encoding.UTF8.GetBytes("m0"), TimeSpan.FromMinutes(5), ["label"]);
    private readonly FakeSharedCache shared = new();
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 12, 1, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task What_was_written_is_read_with_the_time_of_writing()
    {
        SharedSecondLevel level = Level();
        await level.SetAsync(Write, static output => output.Write(Content), CancellationToken.None);
        time.Advance(TimeSpan.FromMinutes(1));

        MarkedBytes read = (await level.GetAsync("one", CancellationToken.None))!.Value;

        Assert.Equal(Content, read.Body.ToArray());
        Assert.Equal(time.GetUtcNow() - TimeSpan.FromMinutes(1), read.WrittenAt);
        SharedCacheWrite how = shared.Kept["area/one"].Write;
        Assert.Equal(("m0", TimeSpan.FromMinutes(5), true), (how.Begun, how.Expiration, how.IsAnnounced));
        Assert.Equal(["label"], how.Labels);
    }

    [Fact]
    public async Task The_mark_is_where_removals_stood_at_the_last_reading()
    {
        SharedSecondLevel level = Level();
        Assert.Empty(level.Mark);
        await level.RemoveAsync("one", CancellationToken.None);
        Assert.Empty(level.Mark);

        Assert.Null(await level.GetAsync("one", CancellationToken.None));

        Assert.Equal("m1", Encoding.UTF8.GetString(level.Mark));
    }

    [Fact]
    public async Task What_was_begun_before_anything_was_read_is_not_written()
    {
        await Level().SetAsync(Write with { Begun = [] }, static output => output.Write(Content), CancellationToken.None);
        Assert.Empty(shared.Kept);
    }

    [Theory]
    [InlineData(0L, true)]
    [InlineData(-1L, false)]
    [InlineData(3155378975999999999L, true)]
    [InlineData(3155378976000000000L, false)]
    public async Task A_time_that_cannot_be_is_nothing_that_was_written_here(long ticks, bool isRead)
    {
        byte[] bytes = new byte[sizeof(long) + 1];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, ticks);
        await PutAsync(bytes);

        MarkedBytes? read = await Level().GetAsync("one", CancellationToken.None);

        Assert.Equal(isRead ? ticks : null, read?.WrittenAt.UtcTicks);
    }

    [Fact]
    public async Task A_time_with_nothing_behind_it_is_nothing()
    {
        await PutAsync(new byte[sizeof(long)]);
        Assert.Null(await Level().GetAsync("one", CancellationToken.None));
    }

    [Fact]
    public async Task A_removal_removes_one_or_all_of_a_label()
    {
        SharedSecondLevel level = Level();
        await level.SetAsync(Write, static output => output.Write(Content), CancellationToken.None);
        await level.SetAsync(Write with { Name = "two" }, static output => output.Write(Content), CancellationToken.None);

        await level.RemoveAsync("one", CancellationToken.None);
        Assert.Equal(["area/two"], shared.Kept.Keys);
        await level.RemoveLabelAsync("label", CancellationToken.None);
        Assert.Empty(shared.Kept);
    }

    [Fact]
    public async Task A_removal_that_is_not_answered_says_what_is_still_there()
    {
        shared.Hangs = true;
        Task removal = Level().RemoveLabelAsync("label", CancellationToken.None).AsTask();
        time.Advance(TimeSpan.FromSeconds(14));
        Assert.False(removal.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(2));

        StorageException failed = await Assert.ThrowsAsync<StorageException>(() => removal);

        Assert.Equal(("storage.timeout", "redis", true), (failed.Code, failed.Provider, failed.IsTransient));
        Assert.Equal("The shared cache did not answer within 15 s; its speech is not removed. Remove it again.", failed.Message);
    }

    [Fact]
    public async Task A_lease_is_nobodys_where_the_cache_fails_and_ends_with_who_asks()
    {
        Assert.Equal(SharedLeaseState.Taken, await LeaseAsync(CancellationToken.None));
        shared.Failure = new IOException("Gone.");
        Assert.Equal(SharedLeaseState.Unavailable, await LeaseAsync(CancellationToken.None));

        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => LeaseAsync(stop.Token));

        Task<SharedLeaseState> LeaseAsync(CancellationToken cancellation)
            => Level().TryLeaseAsync("one", "me", TimeSpan.FromSeconds(1), cancellation).AsTask();
    }

    [Fact]
    public async Task A_lease_is_given_back_and_a_cache_that_fails_is_left_to_end_it()
    {
        await Level().ReleaseAsync("one", "me", isDeclined: true);
        await Level().ReleaseAsync("one", "me", isDeclined: false);
        Assert.Equal(["declined", "free"], shared.Released);

        shared.Failure = new IOException("Gone.");
        await Level().ReleaseAsync("one", "me", isDeclined: false);
    }

    private SharedSecondLevel Level() => new(shared, "area", "speech", isAnnounced: true, new ProviderKey(ProviderKind.SpeechCache, "redis"), time);

    private async Task PutAsync(byte[] bytes)
        => Assert.True(await shared.SetAsync("area/one", bytes, new SharedCacheWrite { Begun = "m0", Expiration = TimeSpan.FromMinutes(1) }));
}
