namespace AvatarKit.Rendering;

/// <summary>The times of the pictures that went into an encoder and have not come out yet. Thread-safe.</summary>
internal sealed class FrameTimes(int frameRate)
{
    private readonly Lock gate = new();
    private readonly Queue<long> numbers = new();

    public void Add(long number)
    {
        lock (gate)
        {
            numbers.Enqueue(number);
        }
    }

    /// <summary>The time of the first picture after a time, to the nearest frame; earlier ones are forgotten.</summary>
    public TimeSpan? After(TimeSpan time)
    {
        long at = (long)Math.Round(time.TotalSeconds * frameRate);
        lock (gate)
        {
            while (numbers.TryPeek(out long number))
            {
                if (number > at)
                {
                    return TimeSpan.FromSeconds((double)number / frameRate);
                }

                numbers.Dequeue();
            }
        }

        return null;
    }
}
