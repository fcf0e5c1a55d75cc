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

    internal static Activity? StartStage(TurnStage stage) => Source.HasListeners() ? Source.StartActivity(SpanNames[(int)stage]) : null;

    internal static void RecordTurn(TurnEnded end, string? tier)
    {
        TurnLatency latency = end.Latency;
        if (!Turns.Enabled && !Duration.Enabled && !FirstText.Enabled && !FirstSpeech.Enabled)
        {
            return;
        }

        var tags = new TagList { { "outcome", end.Outcome.ToString().ToLowerInvariant() }, { "tier", tier ?? "none" } };
        Turns.Add(1, tags);
        Duration.Record(latency.Total.TotalSeconds, tags);
        if (latency.FirstText is { } text)
        {
            FirstText.Record(text.TotalSeconds, tags);
        }

        if (latency.FirstSpeech is { } speech)
        {
            FirstSpeech.Record(speech.TotalSeconds, tags);
        }
    }
}
