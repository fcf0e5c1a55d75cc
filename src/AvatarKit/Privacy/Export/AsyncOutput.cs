namespace AvatarKit;

/// <summary>Between an archive and a stream that takes asynchronous writes alone, as a web server's response does: the few bytes that
/// <see cref="System.IO.Compression.ZipArchive"/> still writes synchronously when an entry ends wait for the next asynchronous write.</summary>
internal sealed class AsyncOutput(Stream inner) : Stream
{
    private readonly MemoryStream waiting = new();
    private bool isAbandoned;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Nothing is written any more: an archive that broke off is not closed as if it were whole.</summary>
    public void Abandon() => isAbandoned = true;

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (!isAbandoned)
        {
            waiting.Write(buffer);
        }
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (isAbandoned)
        {
            return;
        }

        await HandOnAsync(cancellationToken).ConfigureAwait(false);
        await inner.WriteAsync(buffer, cancellationToken).ConfigureAwait(false);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Flush()
    {
        // What waits goes with the next asynchronous call.
    }

    public override async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (isAbandoned)
        {
            return;
        }

        await HandOnAsync(cancellationToken).ConfigureAwait(false);
        await inner.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private async ValueTask HandOnAsync(CancellationToken cancellationToken)
    {
        if (waiting.Length > 0)
        {
            await inner.WriteAsync(waiting.GetBuffer().AsMemory(0, (int)waiting.Length), cancellationToken).ConfigureAwait(false);
            waiting.SetLength(0);
        }
    }
}
