namespace AvatarKit.Rendering;

/// <summary>Bytes that came and are not read yet. Not thread-safe.</summary>
internal sealed class ByteQueue
{
    private byte[] bytes = new byte[1 << 16];
    private int start;
    private int end;

    public ReadOnlySpan<byte> Span => bytes.AsSpan(start, end - start);

    public void Append(ReadOnlySpan<byte> more)
    {
        if (bytes.Length - end < more.Length)
        {
            int length = end - start;
            byte[] target = length + more.Length > bytes.Length / 2 ? new byte[Math.Max(bytes.Length, checked(2 * (length + more.Length)))] : bytes;
            Buffer.BlockCopy(bytes, start, target, 0, length);
            (bytes, start, end) = (target, 0, length);
        }

        more.CopyTo(bytes.AsSpan(end));
        end += more.Length;
    }

    /// <summary>Takes bytes off the front.</summary>
    public byte[] Take(int count)
    {
        byte[] taken = Span[..count].ToArray();
        start += count;
        return taken;
    }

    public void Skip(int count) => start += count;
}
