using System.Diagnostics.Metrics;
using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>What players report of how well they play, for the host's metrics. Thread-safe.</summary>
internal static class PlayerMetrics
{
    private const double MaxMilliseconds = 60_000;
    private const long MaxUnderruns = 100_000;

    // Durations alone: by the page's own clock, which nobody sets, and by the samples that were played.
    private const string PageClock = "page";

    private static readonly Meter Meter = new(AvatarTelemetry.MeterName);
    private static readonly Histogram<long> Underruns = Meter.CreateHistogram(
        "avatarkit.player.underruns", "{underrun}", "Times a player ran out of sound, in one answer.", 0L, 1, 2, 3, 5, 10, 20, 50);

    private static readonly Histogram<double> Lips = Meter.CreateHistogram(
        "avatarkit.player.lip_deviation", "s", "How far lips were from their sound in one answer, at the 95th percentile.", LipSeconds);

    private static readonly Histogram<double> LipsMedian = Meter.CreateHistogram(
        "avatarkit.player.lip_deviation_median", "s", "How far lips were from their sound in one answer, in the middle.", LipSeconds);

    private static readonly Histogram<double> Frames = Meter.CreateHistogram(
        "avatarkit.player.frame", "s", "How long a picture took in one answer, at the 95th percentile.",
        0.004, 0.008, 0.012, 0.0167, 0.025, 0.0333, 0.05, 0.1, 0.25);

    private static readonly Histogram<double> FirstSound = Meter.CreateHistogram(
        "avatarkit.player.first_sound", "s", "From what the person said to the first sound of the answer.",
        0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.25, 1.5, 2, 2.5, 3, 5, 7.5, 10, 15, 30);

    /// <summary>45 ms is what people begin to notice.</summary>
    private static double[] LipSeconds => [0.005, 0.01, 0.02, 0.03, 0.045, 0.06, 0.08, 0.12, 0.2, 0.5, 1];

    /// <summary>Records a report, in the trace of the answer it is of, where the player names one. What can't be so is passed over.</summary>
    public static void Record(JsonElement report)
    {
        using MessageSpan span = MessageSpan.Continue("avatarkit.player", LiveJson.TextOf(report, "traceparent"));
        span.Tag("avatarkit.clock", PageClock);
        if (LiveJson.WholeOf(report, "underruns") is >= 0 and <= MaxUnderruns and var underruns)
        {
            Underruns.TryRecord(underruns);
            span.Tag(Underruns.Name, underruns);
        }

        Record(Lips, report, "lipP95Ms", span);
        Record(LipsMedian, report, "lipMedianMs", span);
        Record(Frames, report, "frameP95Ms", span);
        Record(FirstSound, report, "firstSoundMs", span);
    }

    private static void Record(Histogram<double> histogram, JsonElement report, string name, MessageSpan span)
    {
        if (LiveJson.NumberOf(report, name) is >= 0 and <= MaxMilliseconds and var milliseconds)
        {
            histogram.TryRecord(milliseconds / 1000);
            span.Tag(histogram.Name + ".seconds", milliseconds / 1000);
        }
    }
}
