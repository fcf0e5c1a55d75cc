using System.Collections.Concurrent;

namespace AvatarKit;

/// <summary>The gestures of a sentence in order of their places. Thread-safe: a cue after the answer's last word may come while that is being
/// said.</summary>
internal sealed class PlacedGestures
{
    private readonly ConcurrentQueue<PlacedGesture> waiting = new();

    /// <summary>Adds one that stands behind all others.</summary>
    public void Add(PlacedGesture gesture) => waiting.Enqueue(gesture);

    /// <summary>Takes the next one, if its cue stands before a place.</summary>
    /// <param name="end">The place.</param>
    /// <param name="gesture">Receives it.</param>
    public bool TryTakeBefore(int end, out PlacedGesture gesture)
        => waiting.TryPeek(out gesture) && gesture.Index < end && waiting.TryDequeue(out gesture);
}
