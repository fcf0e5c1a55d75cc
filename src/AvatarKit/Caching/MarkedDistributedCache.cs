using System.Buffers;
using System.Buffers.Binary;
using Microsoft.Extensions.Caching.Distributed;

namespace AvatarKit;

/// <summary>The host's distributed cache as a second level that can be cleared. Thread-safe.</summary>
/// <remarks>
/// What is in it begins with the mark that stood there when it was written and with the time: clearing changes the mark, by which nothing older is
/// read from there again, by any process.
/// </remarks>
/// <param name="distributed">The cache; not disposed of.</param>
/// <param name="prefix">What its keys begin with, here.</param>
/// <param name="what">What is kept in it, for messages.</param>
/// <param name="key">The name under which its failures are counted.</param>
/// <param name="time">The clock.</param>
internal sealed class MarkedDistributedCache(IDistributedCache distributed, string prefix, string what, ProviderKey key, TimeProvider time)
    : ISecondLevel
{
    public const int MarkBytes = 16;
    private const int HeadBytes = MarkBytes + sizeof(long);

    // What is kept shall be there sooner than what is made; a write or a clearing keeps nobody waiting.
    private static readonly TimeSpan LongestRead = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);

    private readonly ProviderCalls calls = new(new ProviderPipelines(TransientFailure.Default, time));

    /// <summary>The mark that stood there, as far as is known.</summary>
    public byte[] Mark { get; private set => Volatile.Write(ref field, value); } = new byte[MarkBytes];

    /// <summary>Reads. A cache that does not answer soon is not waited for, and left alone when that happens again and again.</summary>
    public async ValueTask<MarkedBytes?> GetAsync(string name, CancellationToken cancellationToken)
    {
        byte[]?[] read = await calls.CallAsync(
            key,
            ProviderPolicy.ForOptional,
            LongestRead,
            token => new ValueTask<byte[]?[]>(
                Task.WhenAll(distributed.GetAsync(prefix + "mark", token), distributed.GetAsync(prefix + name, token))),
            cancellationToken).ConfigureAwait(false);
        byte[] mark = read[0] is { Length: MarkBytes } current ? current : new byte[MarkBytes];
        Mark = mark;
        if (read[1] is not { Length: > HeadBytes } bytes || !bytes.AsSpan(0, MarkBytes).SequenceEqual(mark))
        {
            return null;
        }

        long ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(MarkBytes));
        return ticks is < 0 or > 3_155_378_975_999_999_999
            ? null
            : new MarkedBytes(bytes.AsMemory(HeadBytes), new DateTimeOffset(ticks, TimeSpan.Zero));
    }

    /// <summary>Writes under the mark that stood there when what is written was begun.</summary>
    public async ValueTask SetAsync(SecondLevelWrite write, Action<IBufferWriter<byte>> content, CancellationToken cancellationToken)
    {
        var bytes = new ArrayBufferWriter<byte>(HeadBytes + 256);
        Span<byte> head = bytes.GetSpan(HeadBytes);
        write.Begun.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head[MarkBytes..], time.GetUtcNow().UtcTicks);
        bytes.Advance(HeadBytes);
        content(bytes);
        var entry = new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = write.Expiration };
        await calls.CallAsync(
            key,
            ProviderPolicy.ForOptional,
            LongestWrite,
            token => new ValueTask(distributed.SetAsync(prefix + write.Name, bytes.WrittenSpan.ToArray(), entry, token)),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Removes one thing.</summary>
    public ValueTask RemoveAsync(string name, CancellationToken cancellationToken) => calls.CallAsync(
        key, ProviderPolicy.ForOptional, LongestWrite, token => new ValueTask(distributed.RemoveAsync(prefix + name, token)), cancellationToken);

    /// <summary>Changes the mark, after which nothing that was written before is read: nothing here tells what has which label.</summary>
    /// <exception cref="StorageException">The cache failed or did not answer: what it holds may still be read.</exception>
    public async ValueTask RemoveLabelAsync(string label, CancellationToken cancellationToken)
    {
        byte[] next = Guid.NewGuid().ToByteArray();
        try
        {
            // Also one that is left alone: an erasure asks nobody's leave.
            await calls.CallAsync(
                key,
                ProviderPolicy.Once,
                LongestWrite,
                token => new ValueTask(distributed.SetAsync(prefix + "mark", next, new DistributedCacheEntryOptions(), token)),
                cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderLimitException exception)
        {
            throw new StorageException(
                "storage.timeout",
                $"The distributed cache did not answer within {LongestWrite.TotalSeconds:F0} s; its {what} is not cleared. Clear again.",
                key.Provider, isTransient: true, exception);
        }

        Mark = next;
    }
}
