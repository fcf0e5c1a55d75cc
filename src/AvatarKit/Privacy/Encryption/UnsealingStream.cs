using System.Security.Cryptography;

namespace AvatarKit;

/// <summary>Decrypts an asset as it is read, chunk by chunk, from any place where the stream behind it can seek.</summary>
/// <remarks>Every byte it gives was proved to be as it was put. It closes what it reads from.</remarks>
internal sealed class UnsealingStream : Stream
{
    private readonly Stream content;
    private readonly AesGcm cipher;
    private readonly byte[] header;
    private readonly byte[] boundTo;
    private readonly long length;
    private readonly byte[] encrypted = new byte[SealedAssetFormat.SealedChunkBytes];
    private readonly byte[] chunk = new byte[SealedAssetFormat.ChunkBytes];
    private long loaded = -1;
    private long next;
    private long position;

    public UnsealingStream(Stream content, DataKey key, byte[] header, AssetOwner owner, string contentType, long length)
    {
        this.content = content;
        this.header = header;
        this.length = length;
        boundTo = SealedAssetFormat.Bind(header, owner, contentType);
        cipher = key.CreateCipher();
    }

    public override bool CanRead => true;

    public override bool CanSeek => content.CanSeek;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (TryPrepare(buffer.Length, out int size))
        {
            try
            {
                await content.ReadExactlyAsync(encrypted.AsMemory(0, size), cancellationToken).ConfigureAwait(false);
            }
            catch (EndOfStreamException exception)
            {
                throw SealedText.Unreadable("its end is missing", exception);
            }

            Decrypt(size);
        }

        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (TryPrepare(buffer.Length, out int size))
        {
            try
            {
                content.ReadExactly(encrypted.AsSpan(0, size));
            }
            catch (EndOfStreamException exception)
            {
                throw SealedText.Unreadable("its end is missing", exception);
            }

            Decrypt(size);
        }

        return Take(buffer);
    }

    public override long Seek(long offset, SeekOrigin origin)
    {
        if (!CanSeek)
        {
            throw new NotSupportedException();
        }

        long target = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => position + offset,
            _ => length + offset,
        };
        ArgumentOutOfRangeException.ThrowIfNegative(target, nameof(offset));
        return position = target;
    }

    public override void Flush()
    {
        // There is nothing to write.
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        cipher.Dispose();
        await content.DisposeAsync().ConfigureAwait(false);
        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
            content.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Whether a chunk has to be read, and how many bytes it has.</summary>
    private bool TryPrepare(int wanted, out int size)
    {
        size = 0;

        // An empty asset has a chunk too: its end is proved like any other.
        long number = position / SealedAssetFormat.ChunkBytes;
        if (wanted == 0 || number == loaded || (position >= length && (length > 0 || loaded >= 0)))
        {
            return false;
        }

        if (number != next)
        {
            content.Position = SealedAssetFormat.HeaderBytes + (number * SealedAssetFormat.SealedChunkBytes);
        }

        next = number;
        size = (int)Math.Min(SealedAssetFormat.ChunkBytes, length - (number * SealedAssetFormat.ChunkBytes)) + DataKey.TagBytes;
        return true;
    }

    private void Decrypt(int size)
    {
        try
        {
            loaded = -1;
            int plain = size - DataKey.TagBytes;
            cipher.Decrypt(
                SealedAssetFormat.NonceOf(header, next, next == SealedAssetFormat.ChunksOf(length) - 1),
                encrypted.AsSpan(0, plain),
                encrypted.AsSpan(plain, DataKey.TagBytes),
                chunk.AsSpan(0, plain),
                boundTo);
            loaded = next++;
        }
        catch (CryptographicException exception)
        {
            throw SealedText.Unreadable("it was changed, or is another's", exception);
        }
    }

    private int Take(Span<byte> buffer)
    {
        long left = length - position;
        if (left <= 0 || buffer.Length == 0)
        {
            return 0;
        }

        int start = (int)(position % SealedAssetFormat.ChunkBytes);
        int count = (int)Math.Min(Math.Min(buffer.Length, SealedAssetFormat.ChunkBytes - start), left);
        chunk.AsSpan(start, count).CopyTo(buffer);
        position += count;
        return count;
    }
}
