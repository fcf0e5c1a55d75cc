namespace AvatarKit;

/// <summary>The part of an answer that is not yet given out, in one run of memory, with its place in the answer.</summary>
internal sealed class SegmentBuffer
{
    private char[] chars = new char[256];
    private int head;
    private int tail;

    /// <summary>Index of the first pending character in the whole answer.</summary>
    public int Offset { get; private set; }

    public ReadOnlySpan<char> Pending => chars.AsSpan(head, tail - head);

    public void Append(ReadOnlySpan<char> delta)
    {
        if (chars.Length - tail < delta.Length)
        {
            MakeRoom(delta.Length);
        }

        delta.CopyTo(chars.AsSpan(tail));
        tail += delta.Length;
    }

    public void Advance(int count)
    {
        head += count;
        Offset += count;
        if (head == tail)
        {
            head = tail = 0;
        }
    }

    private void MakeRoom(int count)
    {
        int length = tail - head;

        // Moving pays only where it frees at least half; otherwise a long pending run would be moved again and again.
        char[] target = length + count <= chars.Length / 2 ? chars : new char[Math.Max(chars.Length * 2, length + count)];
        Array.Copy(chars, head, target, 0, length);
        chars = target;
        head = 0;
        tail = length;
    }
}
