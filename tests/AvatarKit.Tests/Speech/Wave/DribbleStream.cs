namespace AvatarKit.Tests.Speech;

/// <summary>A pipe: cannot seek, gives a few bytes at a time, may have no end and may stand after a number of bytes.</summary>
internal sealed class DribbleStream(ReadOnlyMemory<byte> start, int atMost = 3, long endless = 0) : Stream
{
    private long read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        long left = start.Length + endless - read;
        int count = (int)Math.Min(Math.Min(buffer.Length, atMost), left);
        ReadOnlySpan<byte> ready = read < start.Length ? start.Span[(int)read..] : [];
        ready = ready[..Math.Min(ready.Length, count)];
        ready.CopyTo(buffer);
        buffer[ready.Length..count].Clear();
        read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return new(Read(buffer.Span));
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
