namespace AvatarKit.Testing;

/// <summary>A stream that cannot seek and gives a few bytes at a time; at a chosen byte something happens.</summary>
internal sealed class TrickleStream(byte[] bytes, int happensAt = int.MaxValue, Func<CancellationToken, Task>? happens = null) : Stream
{
    private int position;
    private bool happened;

    public bool IsClosed { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException("This stream does not know its length.");

    public override long Position
    {
        get => throw new NotSupportedException("This stream does not know its position.");
        set => throw new NotSupportedException("This stream cannot seek.");
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (position >= happensAt && !happened)
        {
            happened = true;
            await happens!(cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        int count = Math.Min(Math.Min(1 + (position % 7919), buffer.Length), bytes.Length - position);
        bytes.AsMemory(position, count).CopyTo(buffer);
        position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count)
        => ReadAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("This stream cannot seek.");

    public override void SetLength(long value) => throw new NotSupportedException("This stream cannot be written.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("This stream cannot be written.");

    protected override void Dispose(bool disposing)
    {
        IsClosed = true;
        base.Dispose(disposing);
    }
}
