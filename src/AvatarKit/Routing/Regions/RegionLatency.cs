namespace AvatarKit;

/// <summary>How long a tier takes to begin in a region, the last answers counting most. Thread-safe.</summary>
internal sealed class RegionLatency
{
    private const double NewestCounts = 0.2;

    /// <summary>After this long without an answer nothing is known any more.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private double? milliseconds;
    private DateTimeOffset at;

    public void Note(TimeSpan took, DateTimeOffset now)
    {
        lock (gate)
        {
            milliseconds = ValueAt(now) is { } known ? known + (NewestCounts * (took.TotalMilliseconds - known)) : took.TotalMilliseconds;
            at = now;
        }
    }

    /// <summary>In steps of a quarter, so that a little does not decide; 0 where nothing is known: who is not asked is never known.</summary>
    public int Step(DateTimeOffset now)
    {
        lock (gate)
        {
            return ValueAt(now) is { } known ? Math.Max(1, (int)Math.Floor(Math.Log(Math.Max(1, known), 1.25))) : 0;
        }
    }

    private double? ValueAt(DateTimeOffset now) => now - at <= Lasts ? milliseconds : null;
}
