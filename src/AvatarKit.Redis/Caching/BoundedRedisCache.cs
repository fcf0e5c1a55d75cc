using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Options;

namespace AvatarKit.Redis;

/// <summary>Redis as the host's distributed cache, over the connection that the caches use, which it does not dispose of. Thread-safe.</summary>
#pragma warning disable CA1001 // The disposal of what it wraps would close the connection, which is not its own.
internal sealed class BoundedRedisCache : IDistributedCache
#pragma warning restore CA1001
{
    // Who asks a distributed cache expects its answer, and waits longer than a turn does; but not for a Redis that hangs.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    private readonly RedisLink link;
    private readonly RedisCache inner;

    public BoundedRedisCache(RedisLink link, RedisConnection connection, RedisOptions options)
    {
        this.link = link;
        inner = new RedisCache(Options.Create(new RedisCacheOptions
        {
            ConnectionMultiplexerFactory = connection.GetAsync, InstanceName = $"{options.Prefix}:distributed:",
        }));
    }

    public byte[]? Get(string key) => inner.Get(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        => link.AskAsync(_ => inner.GetAsync(key, token), Longest, token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => inner.Set(key, value, options);

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
        => DoAsync(() => inner.SetAsync(key, value, options, token), token);

    public void Refresh(string key) => inner.Refresh(key);

    public Task RefreshAsync(string key, CancellationToken token = default) => DoAsync(() => inner.RefreshAsync(key, token), token);

    public void Remove(string key) => inner.Remove(key);

    public Task RemoveAsync(string key, CancellationToken token = default) => DoAsync(() => inner.RemoveAsync(key, token), token);

    private Task<bool> DoAsync(Func<Task> act, CancellationToken token) => link.AskAsync(
        async _ =>
        {
            await act().ConfigureAwait(false);
            return true;
        },
        Longest,
        token);
}
