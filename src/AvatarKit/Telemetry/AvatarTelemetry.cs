using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>Names under which AvatarKit reports what it does.</summary>
public static class AvatarTelemetry
{
    /// <summary>The name of the meter: pass it to <c>AddMeter</c>.</summary>
    /// <remarks><c>avatarkit.turns</c> counts turns; <c>avatarkit.turn.duration</c>, <c>avatarkit.turn.first_text</c> and
    /// <c>avatarkit.turn.first_speech</c> are seconds. Tags: <c>outcome</c>, <c>tier</c>.</remarks>
    public const string MeterName = "AvatarKit";

    /// <summary>
    /// The name of the spans' source: pass it to <c>AddSource</c>.
    /// A turn's stages are spans <c>avatarkit.admit</c>, <c>avatarkit.generate</c> and so on.
    /// </summary>
    public const string SourceName = "AvatarKit";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly string[] SpanNames = [.. Enum.GetNames<TurnStage>().Select(static name => "avatarkit." + name.ToLowerInvariant())];
    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("avatarkit.turns", "{turn}", "Turns by outcome and tier.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "avatarkit.turn.duration",
        "s",
        "From the request to the end of the turn.");
    private static readonly Histogram<double> FirstText = Meter.CreateHistogram<double>(
        "avatarkit.turn.first_text",
        "s",
        "From the request to the first characters.");
    private static readonly Histogram<double> FirstSpeech = Meter.CreateHistogram<double>(
        "avatarkit.turn.first_speech",
        "s",
        "From the request to the first audio.");

    /// <summary>Begins the span of a stage. Never throws, whatever listeners do.</summary>
    internal static StageSpan StartStage(TurnStage stage)
    {
        if (!Source.HasListeners())
        {
            return default;
        }

        Activity? before = Activity.Current;
        try
        {
            return new StageSpan(Source.StartActivity(SpanNames[(int)stage]));
        }
        catch (Exception)
        {
            Activity.Current = before;
            return default;
        }
    }

    /// <summary>Counts a turn. Never throws, whatever listeners do.</summary>
    internal static void RecordTurn(TurnEnded end, string? tier)
    {
        TurnLatency latency = end.Latency;
        if (!Turns.Enabled && !Duration.Enabled && !FirstText.Enabled && !FirstSpeech.Enabled)
        {
            return;
        }

        var tags = new TagList { { "outcome", end.Outcome.ToString().ToLowerInvariant() }, { "tier", tier ?? "none" } };
        try
        {
            Turns.Add(1, tags);
        }
        catch (Exception)
        {
            // Listeners are called in here; what they throw is their own.
        }

        Record(Duration, latency.Total, tags);
        Record(FirstText, latency.FirstText, tags);
        Record(FirstSpeech, latency.FirstSpeech, tags);
    }

    private static void Record(Histogram<double> histogram, TimeSpan? time, in TagList tags)
    {
        try
        {
            if (time is { } taken)
            {
                histogram.Record(taken.TotalSeconds, tags);
            }
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
