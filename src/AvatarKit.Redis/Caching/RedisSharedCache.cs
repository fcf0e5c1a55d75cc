using System.Globalization;
using StackExchange.Redis;

namespace AvatarKit.Redis;

/// <summary>The shared cache in Redis. Thread-safe.</summary>
internal sealed class RedisSharedCache : ISharedCache
{
    private const string Provider = "redis";

    // Long enough for all who wait to hear of it, short enough to be forgotten when the next asks.
    private const long DeclinedMilliseconds = 1_000;

    // A removal is worth waiting for, also while Redis is left alone.
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(5);
    private static readonly RedisValue[] StateFields = ["epoch", "removed"];

    private readonly RedisLink link;
    private readonly RedisOptions options;
    private readonly TimeProvider time;
    private readonly RedisKeys keys;
    private readonly string process = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    public RedisSharedCache(RedisLink link, RedisOptions options, TimeProvider time)
    {
        this.link = link;
        this.options = options;
        this.time = time;
        keys = new RedisKeys(options.Prefix);
    }

    public async ValueTask<SharedCacheEntry?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return await link.TryAsync<SharedCacheEntry?>(
            async redis =>
            {
                IDatabase database = redis.GetDatabase();

                // One more than may be there, which tells that there is more.
                Task<RedisValue> reading = database.StringGetRangeAsync(keys.Value(key), 0, options.MaxValueBytes);
                Task<RedisValue[]> standing = database.HashGetAsync(keys.State, StateFields);
                await Task.WhenAll(reading, standing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                RedisValue[] state = await standing.ConfigureAwait(false);
                var value = (ReadOnlyMemory<byte>)await OrNothingAsync(reading).ConfigureAwait(false);
                ReadOnlyMemory<byte>? kept = value.Length > 0 && value.Length <= options.MaxValueBytes ? value : (ReadOnlyMemory<byte>?)null;
                return new SharedCacheEntry(kept, $"{state[0]}:{(state[1].IsNull ? "0" : state[1])}");
            },
            null,
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> SetAsync(
        string key, ReadOnlyMemory<byte> value, SharedCacheWrite write, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        ArgumentNullException.ThrowIfNull(write);
        if (value.IsEmpty || value.Length > options.MaxValueBytes)
        {
            return false;
        }

        RedisKey[] places = [keys.State, keys.Changes, keys.Value(key), .. write.Labels.Select(keys.Label)];
        string change = write.IsAnnounced ? RedisChange.Write(SharedCacheChangeKind.Kept, process, key) : "";
        RedisValue[] arguments = [write.Begun, value, Milliseconds(write.Expiration), key, change, options.MaxChanges, NewEpoch()];
        return await RunAsync(RedisScripts.Keep, places, arguments, fallback: 0, cancellationToken).ConfigureAwait(false) == 1;
    }

    public async ValueTask RemoveAsync(string keyOrLabel, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(keyOrLabel);
        RedisKey[] places = [keys.State, keys.Changes, keys.Value(keyOrLabel), keys.Label(keyOrLabel)];
        RedisValue[] arguments =
        [
            RedisChange.Write(SharedCacheChangeKind.Removed, process, keyOrLabel),
            options.MaxChanges,
            NewEpoch(),
            keys.Channel,
            keys.ValueStart,
        ];
        try
        {
            await link.AskAsync(
                redis => redis.GetDatabase().ScriptEvaluateAsync(RedisScripts.Remove, places, arguments), LongestRemoval, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new StorageException(
                "storage.unreachable",
                $"Redis did not remove what is kept ({exception.GetType().Name}): what it holds may still be given. Remove it again.",
                Provider, isTransient: exception is not RedisServerException, exception);
        }
    }

    public async ValueTask<SharedLeaseState> TryLeaseAsync(
        string name, string holder, TimeSpan time, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(holder);
        long state = await RunAsync(
            RedisScripts.Take, [keys.Lease(name)], [holder, Milliseconds(time)], fallback: -1, cancellationToken).ConfigureAwait(false);
        return state switch
        {
            0 => SharedLeaseState.Taken,
            1 => SharedLeaseState.Held,
            2 => SharedLeaseState.Declined,
            _ => SharedLeaseState.Unavailable,
        };
    }

    public async ValueTask ReleaseAsync(string name, string holder, bool isDeclined, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(holder);
        await RunAsync(
            RedisScripts.Release, [keys.Lease(name)], [holder, isDeclined ? DeclinedMilliseconds : 0], fallback: 0, cancellationToken)
            .ConfigureAwait(false);
    }

    public IDisposable Subscribe(Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask> onChanges)
    {
        ArgumentNullException.ThrowIfNull(onChanges);
        return new RedisSubscription(link, options, keys, process, time, onChanges);
    }

    internal static string NewEpoch() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    private static long Milliseconds(TimeSpan span) => Math.Max(1, (long)span.TotalMilliseconds);

    /// <summary>What stands under a key that is no text is nothing of ours.</summary>
    private static async Task<RedisValue> OrNothingAsync(Task<RedisValue> reading)
    {
        try
        {
            return await reading.ConfigureAwait(false);
        }
        catch (RedisServerException)
        {
            return RedisValue.Null;
        }
    }

    private ValueTask<long> RunAsync(
        string script, RedisKey[] places, RedisValue[] arguments, long fallback, CancellationToken cancellationToken)
        => link.TryAsync(
            async redis => (long)await redis.GetDatabase().ScriptEvaluateAsync(script, places, arguments).ConfigureAwait(false),
            fallback,
            cancellationToken);
}
