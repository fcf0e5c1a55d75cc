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

    private readonly MemoryCache memory;
    private readonly IDistributedCache? distributed;
    private readonly TimeProvider time;
    private readonly TimeSpan expiration;
    private volatile byte[] mark = new byte[MarkBytes];

    public SpeechCacheStore(SpeechCacheOptions options, TimeProvider time, IDistributedCache? distributed)
    {
        this.time = time;
        this.distributed = distributed;
        expiration = options.Expiration;
        memory = new MemoryCache(new MemoryCacheOptions { SizeLimit = options.MaxMemoryBytes, Clock = new Clock(time) });
    }

    public async ValueTask<CachedSpeech?> GetAsync(string key, CancellationToken cancellationToken)
    {
        if (memory.TryGetValue(key, out CachedSpeech? speech) || distributed is null)
        {
            return speech;
        }

        byte[]?[] read = await Task.WhenAll(
            distributed.GetAsync(MarkKey, cancellationToken), distributed.GetAsync(Prefix + key, cancellationToken)).ConfigureAwait(false);
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
        Remember(key, speech, until);
        return speech;
    }

    public async ValueTask SetAsync(string key, CachedSpeech speech, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        Remember(key, speech, now + expiration);
        if (distributed is not null)
        {
            var bytes = new ArrayBufferWriter<byte>(HeadBytes + speech.Audio.Length);
            Span<byte> head = bytes.GetSpan(HeadBytes);
            mark.CopyTo(head);
            BinaryPrimitives.WriteInt64LittleEndian(head[MarkBytes..], now.UtcTicks);
            bytes.Advance(HeadBytes);
            CachedSpeechSerializer.Serialize(speech, bytes);
            var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = expiration };
            await distributed.SetAsync(Prefix + key, bytes.WrittenSpan.ToArray(), entry, cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask ClearAsync(CancellationToken cancellationToken)
    {
        memory.Clear();
        if (distributed is not null)
        {
            byte[] next = Guid.NewGuid().ToByteArray();
            await distributed.SetAsync(MarkKey, next, new DistributedCacheEntryOptions(), cancellationToken).ConfigureAwait(false);
            mark = next;
        }
    }

    public void Dispose() => memory.Dispose();

    private void Remember(string key, CachedSpeech speech, DateTimeOffset until)
        => memory.Set(key, speech, new MemoryCacheEntryOptions { AbsoluteExpiration = until, Size = speech.Size });

    private sealed class Clock(TimeProvider time) : ISystemClock
    {
        public DateTimeOffset UtcNow => time.GetUtcNow();
    }
}
