namespace AvatarKit.AspNetCore;

/// <summary>An asset as a stream that can be read from any place on, whatever its store gives.
/// It is opened when it is read: never for its head alone.</summary>
internal sealed class AssetStream(IAssetStore store, AssetInfo asset) : Stream
{
    private Stream? inner;
    private long place;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => asset.Length;

    public override long Position
    {
        get => place;
        set => place = inner is null && value >= 0 && value <= Length
            ? value
            : throw new NotSupportedException("The place is chosen before anything is read.");
    }

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => place + offset,
        _ => Length + offset,
    };

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        inner ??= await OpenAsync(cancellationToken).ConfigureAwait(false);
        int read = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        place += read;
        return read;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("An asset is read asynchronously.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("An asset does not change.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("An asset does not change.");

    public override async ValueTask DisposeAsync()
    {
        if (inner is not null)
        {
            await inner.DisposeAsync().ConfigureAwait(false);
        }

        await base.DisposeAsync().ConfigureAwait(false);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task<Stream> OpenAsync(CancellationToken cancellationToken)
    {
        Stream opened = await store.OpenAsync(asset.Id, cancellationToken).ConfigureAwait(false)
            ?? throw new IOException("The asset was deleted while it was asked for.");
        if (opened.CanSeek)
        {
            opened.Seek(place, SeekOrigin.Begin);
            return opened;
        }

        // A store that gives only a beginning: what is before the place is read and left.
        byte[] skipped = new byte[(int)Math.Min(place, 64 * 1024)];
        for (long left = place; left > 0;)
        {
            int read = await opened.ReadAsync(skipped.AsMemory(0, (int)Math.Min(left, skipped.Length)), cancellationToken).ConfigureAwait(false);
            left = read > 0 ? left - read : throw new IOException("The asset is shorter than its store says.");
        }

        return opened;
    }
}
