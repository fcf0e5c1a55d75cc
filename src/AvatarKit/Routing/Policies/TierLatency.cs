namespace AvatarKit;

/// <summary>How long a tier took to begin lately, and whether that is too long. Thread-safe.</summary>
internal sealed class TierLatency
{
    private const int Latest = 8;
    private const int Enough = 4;
    private const int Usual = 256;
    private const int EnoughForUsual = 32;

    private readonly Lock gate = new();
    private readonly Queue<double> latest = new();
    private readonly Queue<double> usual = new();
    private DateTimeOffset tryAgainAt;
    private bool isSlow;

    public bool IsSlow
    {
        get
        {
            lock (gate)
            {
                return isSlow;
            }
        }
    }

    public void Note(TimeSpan firstToken, LatencyRoutingOptions options, DateTimeOffset now)
    {
        double seconds = firstToken.TotalSeconds;
        lock (gate)
        {
            bool isTooLong = seconds > Limit(options);
            if (isSlow)
            {
                if (isTooLong)
                {
                    tryAgainAt = now + options.RetryAfter;
                    return;
                }

                // What it took while it was slow says nothing of how it is now.
                isSlow = false;
                latest.Clear();
            }

            Add(latest, seconds, Latest);
            if (latest.Count >= Enough && Median(latest) > Limit(options))
            {
                isSlow = true;
                tryAgainAt = now + options.RetryAfter;
            }
            else
            {
                // A slow time does not become the usual one.
                Add(usual, seconds, Usual);
            }
        }
    }

    /// <summary>Whether the next turn shall go elsewhere; one in each interval does not.</summary>
    public bool IsAvoided(LatencyRoutingOptions options, DateTimeOffset now)
    {
        lock (gate)
        {
            if (!isSlow || now < tryAgainAt)
            {
                return isSlow;
            }

            tryAgainAt = now + options.RetryAfter;
            return false;
        }
    }

    private double Limit(LatencyRoutingOptions options)
    {
        double most = options.MaxFirstToken?.TotalSeconds ?? double.PositiveInfinity;
        return options.MaxSlowdown is { } factor && usual.Count >= EnoughForUsual ? Math.Min(most, factor * Median(usual)) : most;
    }

    private static void Add(Queue<double> values, double value, int most)
    {
        values.Enqueue(value);
        if (values.Count > most)
        {
            values.Dequeue();
        }
    }

    private static double Median(Queue<double> values)
    {
        double[] sorted = [.. values.Order()];
        return Quantiles.At(sorted, 0.5);
    }
}
