using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AvatarKit;

/// <summary>A part of the host's shared cache as the second level of one cache. Thread-safe.</summary>
/// <remarks>Before what is kept stands the time at which it was written.</remarks>
/// <param name="shared">The cache; not disposed of.</param>
/// <param name="area">What its keys begin with, here.</param>
/// <param name="what">What is kept in it, for messages.</param>
/// <param name="isAnnounced">Whether other processes are told of what is kept.</param>
/// <param name="key">The name under which its failures are counted.</param>
/// <param name="time">The clock.</param>
internal sealed class SharedSecondLevel(
    ISharedCache shared, string area, string what, bool isAnnounced, ProviderKey key, TimeProvider time) : ISecondLevel
{
    private const int HeadBytes = sizeof(long);

    // The shared cache bounds itself more closely; this is for one that neither answers nor fails.
    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestWrite = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestRemoval = TimeSpan.FromSeconds(15);

    private readonly ProviderCalls calls = new(new ProviderPipelines(TransientFailure.Default, time));

    public byte[] Mark { get; private set => Volatile.Write(ref field, value); } = [];

    public string NameOf(string name) => $"{area}/{name}";

    public async ValueTask<MarkedBytes?> GetAsync(string name, CancellationToken cancellationToken)
    {
        SharedCacheEntry? read = await calls.CallAsync(
            key, ProviderPolicy.ForOptional, LongestRead, token => shared.GetAsync(NameOf(name), token), cancellationToken).ConfigureAwait(false);
        Mark = read is null ? Mark : Encoding.UTF8.GetBytes(read.Moment);
        if (read?.Value is not { Length: > HeadBytes } bytes)
        {
            return null;
        }

        long ticks = BinaryPrimitives.ReadInt64LittleEndian(bytes.Span);
        return ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks
            ? null
            : new MarkedBytes(bytes[HeadBytes..], new DateTimeOffset(ticks, TimeSpan.Zero));
    }

    public async ValueTask SetAsync(SecondLevelWrite write, Action<IBufferWriter<byte>> content, CancellationToken cancellationToken)
    {
        if (write.Begun.Length == 0)
        {
            // Nothing was ever read from there: what was removed since is not known.
            return;
        }

        var bytes = new ArrayBufferWriter<byte>(HeadBytes + 256);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.GetSpan(HeadBytes), time.GetUtcNow().UtcTicks);
        bytes.Advance(HeadBytes);
        content(bytes);
        var how = new SharedCacheWrite
        {
            Expiration = write.Expiration,
            Begun = Encoding.UTF8.GetString(write.Begun),
            Labels = write.Labels,
            IsAnnounced = isAnnounced,
        };
        await calls.CallAsync(
            key,
            ProviderPolicy.ForOptional,
            LongestWrite,
            token => shared.SetAsync(NameOf(write.Name), bytes.WrittenMemory, how, token),
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask RemoveAsync(string name, CancellationToken cancellationToken) => RemoveLabelAsync(NameOf(name), cancellationToken);

    public async ValueTask RemoveLabelAsync(string label, CancellationToken cancellationToken)
    {
        try
        {
            await calls.CallAsync(
                key, ProviderPolicy.Once, LongestRemoval, token => shared.RemoveAsync(label, token), cancellationToken).ConfigureAwait(false);
        }
        catch (ProviderLimitException exception)
        {
            throw new StorageException(
                "storage.timeout",
                $"The shared cache did not answer within {LongestRemoval.TotalSeconds:F0} s; its {what} is not removed. Remove it again.",
                key.Provider, isTransient: true, exception);
        }
    }

    /// <summary>Takes the right to make something; it is nobody's where the cache does not answer.</summary>
    public async ValueTask<SharedLeaseState> TryLeaseAsync(string name, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        try
        {
            return await calls.CallAsync(
                key,
                ProviderPolicy.ForOptional,
                LongestRead,
                token => shared.TryLeaseAsync(NameOf(name), holder, duration, token),
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            return SharedLeaseState.Unavailable;
        }
    }

    /// <summary>Gives it back. What fails here ends by itself.</summary>
    public async Task ReleaseAsync(string name, string holder, bool isDeclined)
    {
        try
        {
            await calls.CallAsync(
                key,
                ProviderPolicy.ForOptional,
                LongestWrite,
                token => shared.ReleaseAsync(NameOf(name), holder, isDeclined, token),
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
