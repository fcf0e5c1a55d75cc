namespace AvatarKit.AspNetCore;

/// <summary>How many messages a client may send: so many in a second, and two seconds' worth at once. Not thread-safe.</summary>
internal sealed class MessageRate(int perSecond, TimeProvider time)
{
    private double left = 2.0 * perSecond;
    private long seen = time.GetTimestamp();

    /// <summary>Takes one.</summary>
    /// <returns>Whether it is within the rate.</returns>
    public bool TryTake()
    {
        long now = time.GetTimestamp();
        left = Math.Min(2.0 * perSecond, left + (time.GetElapsedTime(seen, now).TotalSeconds * perSecond));
        seen = now;
        if (left < 1)
        {
            return false;
        }

        left--;
        return true;
    }
}
