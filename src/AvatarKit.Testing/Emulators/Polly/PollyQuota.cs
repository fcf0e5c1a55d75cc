namespace AvatarKit.Testing;

/// <summary>Counts the requests of an engine in the last second. Thread-safe.</summary>
internal sealed class PollyQuota(PollyEmulatorOptions options)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Queue<long>> taken = new(StringComparer.Ordinal);

    /// <summary>Takes a place, if one is free.</summary>
    public bool TryTake(string engine)
    {
        if (!options.TransactionsPerSecond.TryGetValue(engine, out int limit))
        {
            return true;
        }

        long now = options.TimeProvider.GetTimestamp();
        lock (gate)
        {
            if (!taken.TryGetValue(engine, out Queue<long>? times))
            {
                taken[engine] = times = new Queue<long>();
            }

            while (times.TryPeek(out long first) && options.TimeProvider.GetElapsedTime(first, now) >= TimeSpan.FromSeconds(1))
            {
                times.Dequeue();
            }

            if (times.Count >= limit)
            {
                return false;
            }

            times.Enqueue(now);
            return true;
        }
    }
}
