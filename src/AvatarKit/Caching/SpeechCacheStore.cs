using System.Buffers;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace AvatarKit;

/// <summary>Where speech is kept: in a bounded memory of its own, and in a shared or distributed cache behind it where there is one.
/// Thread-safe.</summary>
internal sealed class SpeechCacheStore : IDisposable
{
    // Nothing tells whose speech is: all of it has one label.
    private const string Area = "speech";
    private static readonly ProviderKey Key = new(ProviderKind.SpeechCache, "distributed");

    private readonly Lock gate = new();
    private readonly MemoryCache memory;
    private readonly ISecondLevel? second;
    private readonly IDisposable? subscription;
    private readonly TimeProvider time;
    private readonly TimeSpan expiration;
    private int clearings;

    public SpeechCacheStore(SpeechCacheOptions options, TimeProvider time, IDistributedCache? distributed, ISharedCache? shared)
    {
        this.time = time;
        expiration = options.Expiration;
        memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.MaxMemoryBytes, Clock = new Clock(time) });
        second = (shared, distributed) switch
        {
            ({ } cache, _) => new SharedSecondLevel(cache, Area, Area, isAnnounced: false, Key, time),
            (null, { } cache) => new MarkedDistributedCache(cache, "avatarkit.speech/", Area, Key, time),
            _ => null,
        };
        subscription = shared?.Subscribe(HeedAsync);
    }

    /// <summary>What is begun now and ends after a clearing is not kept.</summary>
    public SpeechCacheMoment Now
    {
        get
        {
            lock (gate)
            {
                return new SpeechCacheMoment(clearings, second?.Mark ?? []);
            }
        }
    }

    /// <summary>Reads speech. A distributed cache that does not answer soon is not waited for,
    /// and left alone when that happens again and again.</summary>
    public async ValueTask<CachedSpeech?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (memory.TryGetValue(key, out CachedSpeech? speech) || second is null)
        {
            return speech;
        }

        SpeechCacheMoment begun = Now;
        if (await second.GetAsync(key, cancellationToken).ConfigureAwait(false) is not { } read
            || read.WrittenAt + expiration <= time.GetUtcNow())
        {
            return null;
        }

        speech = CachedSpeechSerializer.Deserialize(new ReadOnlySequence<byte>(read.Body));
        if (speech is null)
        {
            return null;
        }

        Remember(key, speech, read.WrittenAt + expiration, begun);
        return speech;
    }

    /// <summary>Keeps speech, unless the cache was cleared since it was begun.</summary>
    public async ValueTask SetAsync(string key, CachedSpeech speech, SpeechCacheMoment begun, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!Remember(key, speech, now + expiration, begun) || second is null)
        {
            return;
        }

        await second.SetAsync(
            new SecondLevelWrite(key, begun.Mark, expiration, [Area]),
            target => CachedSpeechSerializer.Serialize(speech, target),
            cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="StorageException">The distributed cache failed or did not answer: what it holds may still be read.</exception>
    public async ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        Forget();
        if (second is null)
        {
            return;
        }

        await second.RemoveLabelAsync(Area, cancellationToken).ConfigureAwait(false);

        // What was read from there meanwhile was still of before.
        Forget();
    }

    public void Dispose()
    {
        subscription?.Dispose();
        memory.Dispose();
    }

    private ValueTask HeedAsync(IReadOnlyList<SharedCacheChange> changes, CancellationToken cancellationToken)
    {
        if (changes.Any(static change => change.Kind == SharedCacheChangeKind.Lost
            || (change.Kind == SharedCacheChangeKind.Removed && change.Name == Area)))
        {
            Forget();
        }

        return ValueTask.CompletedTask;
    }

    private bool Remember(string key, CachedSpeech speech, DateTimeOffset until, SpeechCacheMoment begun)
    {
        lock (gate)
        {
            if (clearings != begun.Clearings)
            {
                return false;
            }

            memory.Set(key, speech, new MemoryCacheEntryOptions { AbsoluteExpiration = until, Size = speech.Size });
            return true;
        }
    }

    private void Forget()
    {
        lock (gate)
        {
            clearings++;
            memory.Clear();
        }
    }

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
