using System.Buffers;
using CsCheck;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static AvatarKit.Tests.Caching.Responses.ResponseCaches;

namespace AvatarKit.Tests.Caching.Responses;

public sealed class DistributedResponsesTests
{
    private static readonly CachedResponse Answer = new()
    {
        Text = "At nine. [mood:happy] Come!", Route = new ModelRoute("lite", "simple"), ModelId = "m", Tags = ["shop", "hours"],
        Sources = [new SourceReference("Hours") { Section = "Daily", Location = "hours.md" }, new SourceReference("Bare")],
    };

    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.Zero));
    private readonly MemoryDistributedCache distributed = new(Options.Create(new MemoryDistributedCacheOptions()));

    [Fact]
    public async Task Two_processes_share_answers_where_it_is_asked_for()
    {
        ResponseCache one = Cache();
        ResponseCache other = Cache();
        await one.StoreAsync(Ask("When do you open?"), Answer);
        time.Advance(TimeSpan.FromMinutes(5));

        ResponseCacheHit hit = (await other.FindAsync(Ask("when do you open"))).Hit!;

        Assert.Equivalent(Answer, hit.Response, strict: true);
        Assert.Equal(TimeSpan.FromMinutes(5), hit.Age);
        Assert.Null((await new ResponseCache(new ResponseCacheOptions(), time, distributed).FindAsync(Ask("When do you open?"))).Hit);
    }

    [Fact]
    public async Task Removing_reaches_what_other_processes_read_from_outside()
    {
        ResponseCache one = Cache();
        await one.StoreAsync(Ask("When do you open?"), Answer);
        await one.RemoveByTagAsync("shop");

        Assert.Null((await Cache().FindAsync(Ask("When do you open?"))).Hit);
    }

    [Fact]
    public async Task What_is_there_for_too_long_has_expired()
    {
        await Cache().StoreAsync(Ask("When do you open?"), Answer);
        time.Advance(TimeSpan.FromHours(24));

        Assert.Null((await Cache().FindAsync(Ask("When do you open?"))).Hit);
    }

    [Fact]
    public async Task A_bad_answer_goes_there_too()
    {
        ResponseCache one = Cache();
        await one.StoreAsync(Ask("When do you open?"), Answer);
        await one.FindAsync(Ask("When do you open?"));
        await one.RateAsync(new ConversationKey("c1", "ada", "acme"), "t1", 1);

        Assert.Null((await one.FindAsync(Ask("When do you open?"))).Hit);
    }

    [Fact]
    public async Task A_cache_that_fails_costs_nothing_but_what_it_holds()
    {
        var cache = new ResponseCache(new ResponseCacheOptions { UseDistributedCache = true }, time, new FailingCache());

        Assert.Null(await cache.AskAsync("When do you open?"));
        Assert.NotNull(await cache.AskAsync("When do you open?"));
        await Assert.ThrowsAnyAsync<Exception>(async () => await cache.ClearAsync());
        Assert.Equal(0, cache.Count);
    }

    [Fact]
    public void Damaged_bytes_are_told_from_answers()
    {
        byte[] whole = Bytes();
        Gen.Select(Gen.Int[0, whole.Length - 1], Gen.Int[0, whole.Length]).Check((place, length) =>
        {
            byte[] damaged = [.. whole.AsSpan(0, length)];
            if (place < length)
            {
                damaged[place] ^= 0x95;
            }

            try
            {
                // A letter that became another is still an answer; nothing else may come of it but being refused.
                Assert.NotEqual("", CachedResponseSerializer.Deserialize(damaged, time.GetUtcNow())?.Response.Text);
            }
            catch (InvalidDataException)
            {
            }
        });
        Assert.Null(CachedResponseSerializer.Deserialize(new byte[] { 9 }, time.GetUtcNow()));
    }

    [Fact]
    public async Task A_damaged_entry_is_a_miss()
    {
        var damaging = new DamagingCache(distributed);
        await Cache().StoreAsync(Ask("When do you open?"), Answer);

        var cache = new ResponseCache(new ResponseCacheOptions { UseDistributedCache = true }, time, damaging);

        Assert.Null(await cache.AskAsync("When do you open?"));
        Assert.True(damaging.Reads > 0);
    }

    private byte[] Bytes()
    {
        var target = new ArrayBufferWriter<byte>();
        var owner = new ConversationKey("c", "u", "t");
        CachedResponseSerializer.Serialize(new DistributedResponse(Scope, "When do you open?", Answer, owner, time.GetUtcNow()), target);
        return target.WrittenSpan.ToArray();
    }

    private ResponseCache Cache() => new(new ResponseCacheOptions { UseDistributedCache = true }, time, distributed);

    private sealed class FailingCache : IDistributedCache
    {
        public byte[]? Get(string key) => throw new IOException("broken");

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => throw new IOException("broken");

        public void Refresh(string key) => throw new IOException("broken");

        public Task RefreshAsync(string key, CancellationToken token = default) => throw new IOException("broken");

        public void Remove(string key) => throw new IOException("broken");

        public Task RemoveAsync(string key, CancellationToken token = default) => throw new IOException("broken");

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new IOException("broken");

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
            => throw new IOException("broken");
    }

    /// <summary>Cuts what is read in the middle.</summary>
    private sealed class DamagingCache(IDistributedCache inner) : IDistributedCache
    {
        public int Reads { get; private set; }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public async Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            byte[]? read = await inner.GetAsync(key, token);
            Reads += read is null ? 0 : 1;
            return read is { Length: > 40 } ? read[..^9] : read;
        }

        public void Refresh(string key) => inner.Refresh(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => inner.RefreshAsync(key, token);

        public void Remove(string key) => inner.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => inner.RemoveAsync(key, token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => inner.Set(key, value, options);

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
            => inner.SetAsync(key, value, options, token);
    }
}
