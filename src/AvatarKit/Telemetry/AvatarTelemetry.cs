using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>Names under which AvatarKit reports what it does.</summary>
public static class AvatarTelemetry
{
    /// <summary>The name of the meter: pass it to <c>AddMeter</c>.</summary>
    /// <remarks><c>avatarkit.turns</c> counts turns; <c>avatarkit.turn.duration</c>, <c>avatarkit.turn.first_text</c> and <c>avatarkit.turn.first_speech</c> are seconds. Tags: <c>outcome</c>, <c>tier</c>.</remarks>
    public const string MeterName = "AvatarKit";

    private static readonly Meter Meter = new(MeterName);
    private static readonly Counter<long> Turns = Meter.CreateCounter<long>("avatarkit.turns", "{turn}", "Turns by outcome and tier.");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("avatarkit.turn.duration", "s", "From the request to the end of the turn.");
    private static readonly Histogram<double> FirstText = Meter.CreateHistogram<double>("avatarkit.turn.first_text", "s", "From the request to the first characters.");
    private static readonly Histogram<double> FirstSpeech = Meter.CreateHistogram<double>("avatarkit.turn.first_speech", "s", "From the request to the first audio.");

    internal static void RecordTurn(TurnOutcome outcome, string? tier, TurnLatency latency)
    {
        if (!Turns.Enabled && !Duration.Enabled && !FirstText.Enabled && !FirstSpeech.Enabled)
        {
            return;
        }

        var tags = new TagList { { "outcome", outcome.ToString().ToLowerInvariant() }, { "tier", tier ?? "none" } };
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
