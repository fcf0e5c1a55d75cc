using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>What turns report. Recorded within the span of the turn, so that exemplars find it. Never throws.</summary>
internal static class TurnMetrics
{
    private static readonly Counter<long> Turns = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.turns", "{turn}", "Turns by outcome and tier.");

    private static readonly Histogram<double> Duration = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.turn.duration", "s", "From the request to the end of the turn.", Buckets.Durations);

    private static readonly Histogram<double> FirstText = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.turn.first_text", "s", "From the request to the first characters.", Buckets.Beginnings);

    private static readonly Histogram<double> FirstSpeech = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.turn.first_speech", "s", "From the request to the first audio.", Buckets.Beginnings);

    private static readonly Histogram<double> FirstFrame = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.turn.first_frame", "s", "From the request to the first face or picture.", Buckets.Beginnings);

    private static readonly Counter<long> Degradations = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.turn.degradations", "{degradation}", "Parts that turns went on without.");

    private static readonly Histogram<int> Ratings = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.turn.rating", "{star}", "What persons thought of answers, 1 to 5.", Buckets.Ratings);

    private static int active;
    private static int waiting;

    static TurnMetrics()
    {
        AvatarTelemetry.Meter.CreateObservableUpDownCounter(
            "avatarkit.turns.active", static () => Volatile.Read(ref active), "{turn}", "Turns under way.");
        AvatarTelemetry.Meter.CreateObservableUpDownCounter(
            "avatarkit.turns.waiting", static () => Volatile.Read(ref waiting), "{turn}",
            "Turns that wait for the one before them in their conversation.");
    }

    /// <summary>A turn begins.</summary>
    public static void Begin() => Interlocked.Increment(ref active);

    /// <summary>A turn is over, however it ended.</summary>
    public static void Leave() => Interlocked.Decrement(ref active);

    /// <summary>A turn waits for the one before it.</summary>
    public static void BeginWait() => Interlocked.Increment(ref waiting);

    /// <summary>It waits no more.</summary>
    public static void EndWait() => Interlocked.Decrement(ref waiting);

    /// <summary>Counts a turn that has ended.</summary>
    public static void Record(TurnContext turn, TurnEnded end)
    {
        var tags = new TagList { { "outcome", OutcomeOf(end) }, { "tier", turn.Facts.Route?.Tier ?? "none" } };
        if (end.Cache is { } cache)
        {
            tags.Add("cache", cache.Kind.ToString().ToLowerInvariant());
        }

        FirstText.TryRecord(end.Latency.FirstText, tags);
        FirstSpeech.TryRecord(end.Latency.FirstSpeech, tags);
        FirstFrame.TryRecord(turn.Clock.FirstFrame, tags);
        if (end is TurnFailed failed)
        {
            tags.Add(TelemetryNames.ErrorType, failed.Error.Code);
        }

        Turns.TryAdd(1, tags);
        tags.Add("model", turn.Facts.ModelId ?? "none");
        Duration.TryRecord(end.Latency.Total, tags);
        foreach (Degradation degradation in end.Degradations)
        {
            Degradations.TryAdd(1, new TagList { { "what", degradation.What }, { "code", degradation.Code } });
        }
    }

    /// <summary>Counts what a person thought of an answer.</summary>
    public static void RecordRating(int score) => Ratings.TryRecord(score);

    /// <summary>How a turn ended. What was refused did not fail: nobody's provider was at fault.</summary>
    public static string OutcomeOf(TurnEnded end) => end is TurnFailed { Error.Exception: InvalidAvatarRequestException or TurnRefusedException }
        ? "refused" : end.Outcome.ToString().ToLowerInvariant();
}
