namespace AvatarKit.Load;

/// <summary>How long things took. Thread-safe.</summary>
internal sealed class Latencies
{
    private readonly Lock gate = new();
    private readonly List<double> milliseconds = [];

    public int Count
    {
        get
        {
            lock (gate)
            {
                return milliseconds.Count;
            }
        }
    }

    public void Add(TimeSpan time)
    {
        lock (gate)
        {
            milliseconds.Add(time.TotalMilliseconds);
        }
    }

    /// <summary>The latency that a share of all is not above, in milliseconds; NaN of none.</summary>
    public double At(double share)
    {
        lock (gate)
        {
            if (milliseconds.Count == 0)
            {
                return double.NaN;
            }

            milliseconds.Sort();
            return milliseconds[Math.Min(milliseconds.Count - 1, (int)(share * milliseconds.Count))];
        }
    }

    public override string ToString() => $"p50 {At(.5):0.0} ms, p95 {At(.95):0.0} ms, p99 {At(.99):0.0} ms";
}
