using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AvatarKit;

/// <summary>What sessions report. Never throws.</summary>
internal static class SessionMetrics
{
    private static readonly Counter<long> Closed = AvatarTelemetry.Meter.CreateCounter<long>(
        "avatarkit.sessions.closed", "{session}", "Sessions that were closed, by why.");

    private static readonly Histogram<double> HeardShare = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.session.heard_share", "1", "How much of an answer's speech was heard, of what was handed out.", Buckets.Shares);

    private static readonly Histogram<double> FirstHeard = AvatarTelemetry.Meter.CreateHistogram(
        "avatarkit.session.first_heard", "s", "From a message to the first sound that the player says it has played.", Buckets.Beginnings);

    private static int open;
    private static int waiting;

    static SessionMetrics()
    {
        AvatarTelemetry.Meter.CreateObservableUpDownCounter(
            "avatarkit.sessions.open", static () => Volatile.Read(ref open), "{session}", "Sessions that are open.");
        AvatarTelemetry.Meter.CreateObservableUpDownCounter(
            "avatarkit.sessions.messages_waiting", static () => Volatile.Read(ref waiting), "{message}",
            "Messages of sessions that wait for the answer before them to end.");
    }

    /// <summary>A session is opened.</summary>
    public static void Open() => Interlocked.Increment(ref open);

    /// <summary>A session is closed.</summary>
    public static void Close(SessionCloseReason reason)
    {
        Interlocked.Decrement(ref open);
        Closed.TryAdd(1, new TagList { { "reason", reason.ToString().ToLowerInvariant() } });
    }

    /// <summary>A message waits.</summary>
    public static void BeginWait() => Interlocked.Increment(ref waiting);

    /// <summary>It waits no more.</summary>
    public static void EndWait() => Interlocked.Decrement(ref waiting);

    /// <summary>The first sound of an answer was played.</summary>
    public static void RecordFirstHeard(TimeSpan after) => FirstHeard.TryRecord(after.TotalSeconds);

    /// <summary>An answer is heard, or as much of it as will be.</summary>
    /// <param name="share">How much of what was handed out, 0 to 1.</param>
    /// <param name="clock">By which clock it was told.</param>
    /// <param name="outcome">How it ended.</param>
    public static void RecordHeard(double share, string clock, string outcome)
        => HeardShare.TryRecord(share, new TagList { { "clock", clock }, { "outcome", outcome } });
}
