using System.Collections.Concurrent;

namespace AvatarKit.Tests.Caching.Sharing;

/// <summary>A shared cache in this process: several caches in front of it stand for several nodes.</summary>
internal sealed class FakeSharedCache : ISharedCache
{
    private readonly ConcurrentDictionary<string, (byte[] Value, SharedCacheWrite Write)> kept = new();
    private readonly List<Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask>> subscribers = [];
    private int removals;

    /// <summary>What every call fails with.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether no call ever ends.</summary>
    public bool Hangs { get; set; }

    public SharedLeaseState Lease { get; set; } = SharedLeaseState.Taken;

    public IReadOnlyDictionary<string, (byte[] Value, SharedCacheWrite Write)> Kept => kept;

    public ConcurrentQueue<string> Released { get; } = [];

    public int Subscribers => subscribers.Count;

    public async ValueTask<SharedCacheEntry?> GetAsync(string key, CancellationToken cancellationToken = default)
    {
        await BehaveAsync();
        return new SharedCacheEntry(kept.TryGetValue(key, out (byte[] Value, SharedCacheWrite Write) found) ? found.Value : null, $"m{removals}");
    }

    public async ValueTask<bool> SetAsync(
        string key, ReadOnlyMemory<byte> value, SharedCacheWrite write, CancellationToken cancellationToken = default)
    {
        await BehaveAsync();
        if (write.Begun != $"m{removals}")
        {
            return false;
        }

        kept[key] = (value.ToArray(), write);
        return true;
    }

    public async ValueTask RemoveAsync(string keyOrLabel, CancellationToken cancellationToken = default)
    {
        await BehaveAsync();
        removals++;
        foreach ((string key, (byte[] _, SharedCacheWrite write)) in kept.ToArray())
        {
            if (key == keyOrLabel || write.Labels.Contains(keyOrLabel))
            {
                kept.TryRemove(key, out _);
            }
        }
    }

    public async ValueTask<SharedLeaseState> TryLeaseAsync(
        string name, string holder, TimeSpan time, CancellationToken cancellationToken = default)
    {
        await BehaveAsync();
        return Lease;
    }

    public async ValueTask ReleaseAsync(string name, string holder, bool isDeclined, CancellationToken cancellationToken = default)
    {
        await BehaveAsync();
        Released.Enqueue(isDeclined ? "declined" : "free");
    }

    public IDisposable Subscribe(Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask> onChanges)
    {
        subscribers.Add(onChanges);
        return new Ended(() => subscribers.Remove(onChanges));
    }

    public async Task TellAsync(params SharedCacheChange[] changes)
    {
        foreach (Func<IReadOnlyList<SharedCacheChange>, CancellationToken, ValueTask> tell in subscribers)
        {
            await tell(changes, CancellationToken.None);
        }
    }

    private Task BehaveAsync() => Hangs ? new TaskCompletionSource().Task : Failure is null ? Task.CompletedTask : Task.FromException(Failure);

    private sealed class Ended(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
