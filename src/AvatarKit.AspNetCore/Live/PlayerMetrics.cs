using System.Diagnostics.Metrics;
using System.Text.Json;

namespace AvatarKit.AspNetCore;

/// <summary>What players report of how well they play, for the host's metrics. Thread-safe.</summary>
internal static class PlayerMetrics
{
    private const double MaxMilliseconds = 60_000;
    private const long MaxUnderruns = 100_000;

    private static readonly Meter Meter = new(AvatarTelemetry.MeterName);
    private static readonly Histogram<long> Underruns = Meter.CreateHistogram<long>(
        "avatarkit.player.underruns", "{underrun}", "Times a player ran out of sound, in one answer.");

    private static readonly Histogram<double> Lips = Meter.CreateHistogram<double>(
        "avatarkit.player.lip_deviation", "s", "How far lips were from their sound in one answer, at the 95th percentile.");

    private static readonly Histogram<double> LipsMedian = Meter.CreateHistogram<double>(
        "avatarkit.player.lip_deviation_median", "s", "How far lips were from their sound in one answer, in the middle.");

    private static readonly Histogram<double> Frames = Meter.CreateHistogram<double>(
        "avatarkit.player.frame", "s", "How long a picture took in one answer, at the 95th percentile.");

    private static readonly Histogram<double> FirstSound = Meter.CreateHistogram<double>(
        "avatarkit.player.first_sound", "s", "From what the person said to the first sound of the answer.");

    /// <summary>Records a report. What can't be so is passed over.</summary>
    public static void Record(JsonElement report)
    {
        if (Underruns.Enabled && LiveJson.WholeOf(report, "underruns") is >= 0 and <= MaxUnderruns and var underruns)
        {
            Underruns.Record(underruns);
        }

        Record(Lips, report, "lipP95Ms");
        Record(LipsMedian, report, "lipMedianMs");
        Record(Frames, report, "frameP95Ms");
        Record(FirstSound, report, "firstSoundMs");
    }

    private static void Record(Histogram<double> histogram, JsonElement report, string name)
    {
        if (histogram.Enabled && LiveJson.NumberOf(report, name) is >= 0 and <= MaxMilliseconds and var milliseconds)
        {
            histogram.Record(milliseconds / 1000);
        }
    }
}
