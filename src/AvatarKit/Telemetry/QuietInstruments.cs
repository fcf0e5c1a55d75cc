using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>Recordings that never throw, and cost nothing where nobody listens. Listeners are called in here; what they throw is
/// their own.</summary>
internal static class QuietInstruments
{
    public static void TryAdd<T>(this Counter<T> counter, T value, in TagList tags = default)
        where T : struct
    {
        if (!counter.Enabled)
        {
            return;
        }

        try
        {
            counter.Add(value, tags);
        }
        catch (Exception)
        {
            // Nothing to be done for them, and nobody to be told.
        }
    }

    public static void TryRecord<T>(this Histogram<T> histogram, T value, in TagList tags = default)
        where T : struct
    {
        if (!histogram.Enabled)
        {
            return;
        }

        try
        {
            histogram.Record(value, tags);
        }
        catch (Exception)
        {
            // As above.
        }
    }

    /// <summary>Records a time in seconds, where there is one.</summary>
    public static void TryRecord(this Histogram<double> histogram, TimeSpan? time, in TagList tags = default)
    {
        if (time is { } taken)
        {
            histogram.TryRecord(taken.TotalSeconds, tags);
        }
    }

    /// <summary>A histogram that says which buckets fit what it measures; what a host's views say wins.</summary>
    public static Histogram<T> CreateHistogram<T>(this Meter meter, string name, string unit, string description, params T[] buckets)
        where T : struct
        => meter.CreateHistogram(name, unit, description, tags: null, new InstrumentAdvice<T> { HistogramBucketBoundaries = buckets });
}
