using System.Security.Cryptography;

namespace AvatarKit;

/// <summary>Encrypts what is read through it, chunk by chunk. It does not close what it reads from.</summary>
internal sealed class SealingStream : Stream
{
#pragma warning disable CA2213 // It stays the caller's.
    private readonly Stream content;
#pragma warning restore CA2213
    private readonly AesGcm cipher;
    private readonly byte[] header;
    private readonly byte[] boundTo;
    private readonly byte[] output = new byte[SealedAssetFormat.SealedChunkBytes];
    private byte[] chunk = new byte[SealedAssetFormat.ChunkBytes];
    private byte[] ahead = new byte[SealedAssetFormat.ChunkBytes];
    private int chunkLength = -1;
    private long number;
    private int outputStart;
    private int outputEnd;
    private bool isOver;

    public SealingStream(Stream content, DataKey key, AssetOwner owner, string contentType)
    {
        this.content = content;
        header = SealedAssetFormat.CreateHeader(key.Id);
        boundTo = SealedAssetFormat.Bind(header, owner, contentType);
        cipher = key.CreateCipher();
        header.CopyTo(output, 0);
        outputEnd = header.Length;
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (outputStart == outputEnd && !isOver && buffer.Length > 0)
        {
            if (chunkLength < 0)
            {
                chunkLength = await content.ReadAtLeastAsync(chunk, chunk.Length, false, cancellationToken).ConfigureAwait(false);
            }

            // Which chunk is the last is known once there is nothing after it.
            int next = chunkLength < chunk.Length
                ? 0
                : await content.ReadAtLeastAsync(ahead, ahead.Length, false, cancellationToken).ConfigureAwait(false);
            Encrypt(isLast: next == 0);
            (chunk, ahead, chunkLength) = (ahead, chunk, next);
        }

        return Take(buffer.Span);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        if (outputStart == outputEnd && !isOver && buffer.Length > 0)
        {
            if (chunkLength < 0)
            {
                chunkLength = content.ReadAtLeast(chunk, chunk.Length, throwOnEndOfStream: false);
            }

            int next = chunkLength < chunk.Length ? 0 : content.ReadAtLeast(ahead, ahead.Length, throwOnEndOfStream: false);
            Encrypt(isLast: next == 0);
            (chunk, ahead, chunkLength) = (ahead, chunk, next);
        }

        return Take(buffer);
    }

    public override void Flush()
    {
        // There is nothing to write.
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            cipher.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Encrypt(bool isLast)
    {
        cipher.Encrypt(
            SealedAssetFormat.NonceOf(header, number++, isLast),
            chunk.AsSpan(0, chunkLength),
            output.AsSpan(0, chunkLength),
            output.AsSpan(chunkLength, DataKey.TagBytes),
            boundTo);
        (outputStart, outputEnd, isOver) = (0, chunkLength + DataKey.TagBytes, isLast);
    }

    private int Take(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, outputEnd - outputStart);
        output.AsSpan(outputStart, count).CopyTo(buffer);
        outputStart += count;
        return count;
    }
}
