using System.Threading.Channels;

namespace AvatarKit;

/// <summary>Reads pieces of a file, as they are written, as one stream.</summary>
internal sealed class PieceStream(ChannelReader<ReadOnlyMemory<byte>> pieces) : Stream
{
    private ReadOnlyMemory<byte> current;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("A stream of pieces that are still being made has no length yet.");

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (current.IsEmpty)
        {
            if (!await pieces.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                return 0;
            }

            pieces.TryRead(out current);
        }

        int length = Math.Min(buffer.Length, current.Length);
        current[..length].CopyTo(buffer);
        current = current[length..];
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
        => ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
