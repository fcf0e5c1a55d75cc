using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace AvatarKit;

/// <summary>Where speech is kept: in a bounded memory of its own, and in a distributed cache behind it where there is one. Thread-safe.</summary>
/// <remarks>
/// What is in the distributed cache begins with the mark that stood there when it was written and with the time: clearing changes the mark, by which
/// nothing older is read from there again, by any process.
/// </remarks>
internal sealed class SpeechCacheStore : IDisposable
{
    private const string Prefix = "avatarkit.speech/";
    private const string MarkKey = Prefix + "mark";
    private const int MarkBytes = 16;
    private const int HeadBytes = MarkBytes + sizeof(long);

    // Speech that is kept shall be there sooner than speech that is made; a write or a clearing keeps nobody from hearing.
    private static readonly TimeSpan LongestRead = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);
    private static readonly ProviderKey Key = new(ProviderKind.SpeechCache, "distributed");

    private readonly Lock gate = new();
    private readonly MemoryCache memory;
    private readonly IDistributedCache? distributed;
    private readonly TimeProvider time;
    private readonly TimeSpan expiration;
    private readonly ProviderCalls calls;
    private volatile byte[] mark = new byte[MarkBytes];
    private int clearings;

    public SpeechCacheStore(SpeechCacheOptions options, TimeProvider time, IDistributedCache? distributed)
    {
        this.time = time;
        calls = new ProviderCalls(new ProviderPipelines(TransientFailure.Default, time));
        this.distributed = distributed;
        expiration = options.Expiration;
        memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.MaxMemoryBytes, Clock = new Clock(time) });
    }

    /// <summary>What is begun now and ends after a clearing is not kept.</summary>
    public SpeechCacheMoment Now
    {
        get
        {
            lock (gate)
            {
                return new SpeechCacheMoment(clearings, mark);
            }
        }
    }

    /// <summary>Reads speech. A distributed cache that does not answer soon is not waited for,
    /// and left alone when that happens again and again.</summary>
    public async ValueTask<CachedSpeech?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (memory.TryGetValue(key, out CachedSpeech? speech) || distributed is null)
        {
            return speech;
        }

        SpeechCacheMoment begun = Now;
        byte[]?[] read = await calls.CallAsync(
            Key,
            ProviderPolicy.ForOptional,
            LongestRead,
            token => new ValueTask<byte[]?[]>(Task.WhenAll(distributed.GetAsync(MarkKey, token), distributed.GetAsync(Prefix + key, token))),
            cancellationToken).ConfigureAwait(false);
        mark = read[0] is { Length: MarkBytes } current ? current : new byte[MarkBytes];
        if (read[1] is not { Length: > HeadBytes } bytes || !bytes.AsSpan(0, MarkBytes).SequenceEqual(mark))
        {
            return null;
        }

        DateTimeOffset until = new DateTimeOffset(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(MarkBytes)), TimeSpan.Zero) + expiration;
        if (until <= time.GetUtcNow())
        {
            return null;
        }

        speech = CachedSpeechSerializer.Deserialize(new ReadOnlySequence<byte>(bytes.AsMemory(HeadBytes)));
        Remember(key, speech, until, begun);
        return speech;
    }

    /// <summary>Keeps speech, unless the cache was cleared since it was begun.</summary>
    public async ValueTask SetAsync(string key, CachedSpeech speech, SpeechCacheMoment begun, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (!Remember(key, speech, now + expiration, begun) || distributed is null)
        {
            return;
        }

        var bytes = new ArrayBufferWriter<byte>(HeadBytes + speech.Audio.Length);
        Span<byte> head = bytes.GetSpan(HeadBytes);
        begun.Mark.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head[MarkBytes..], now.UtcTicks);
        bytes.Advance(HeadBytes);
        CachedSpeechSerializer.Serialize(speech, bytes);
        var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = expiration };
        await calls.CallAsync(
            Key,
            ProviderPolicy.ForOptional,
            LongestWrite,
            token => new ValueTask(distributed.SetAsync(Prefix + key, bytes.WrittenSpan.ToArray(), entry, token)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="StorageException">The distributed cache failed or did not answer: what it holds may still be read.</exception>
    public async ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        Forget(mark);
        if (distributed is null)
        {
            return;
        }

        byte[] next = Guid.NewGuid().ToByteArray();
        try
        {
            // Also one that is left alone: an erasure asks nobody's leave.
            await calls.CallAsync(
                Key,
                ProviderPolicy.Once,
                LongestWrite,
                token => new ValueTask(distributed.SetAsync(MarkKey, next, new DistributedCacheEntryOptions(), token)),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderLimitException exception)
        {
            throw new StorageException(
                "storage.timeout",
                $"The distributed cache did not answer within {LongestWrite.TotalSeconds:F0} s; its speech is not cleared. Clear again.",
                Key.Provider, isTransient: true, exception);
        }

        // What was read from there meanwhile was still of before.
        Forget(next);
    }

    public void Dispose() => memory.Dispose();

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

    private void Forget(byte[] next)
    {
        lock (gate)
        {
            clearings++;
            mark = next;
            memory.Clear();
        }
    }

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
