namespace AvatarKit.AspNetCore;

/// <summary>Bounds the memory that large messages, those with attachments, take on a node while they come in. Thread-safe.</summary>
/// <param name="capacity">How many bytes all of them may have together.</param>
internal sealed class LargeMessages(long capacity)
{
    private long taken;

    /// <summary>Takes room for a message.</summary>
    /// <returns>The room, to be given back; <see langword="null"/>: there is none.</returns>
    public IDisposable? TryTake(int bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= capacity)
        {
            return new Room(this, bytes);
        }

        Interlocked.Add(ref taken, -bytes);
        return null;
    }

    private sealed class Room(LargeMessages owner, int bytes) : IDisposable
    {
        private int held = bytes;

        public void Dispose() => Interlocked.Add(ref owner.taken, -Interlocked.Exchange(ref held, 0));
    }
}
