using System.Diagnostics;

namespace AvatarKit;

/// <summary>An answer of a session as a span: from the message until it was heard or interrupted. The turn's span is below it, so that one trace
/// goes from the request to the mouth. Thread-safe; never throws.</summary>
/// <remarks>What was handed out is told by the clock on the wall; what was heard by the samples that the player says it has played.</remarks>
internal sealed class AnswerSpan(TimeProvider time)
{
    private readonly long said = time.GetTimestamp();
    private TelemetrySpan span;
    private int isHandedOut;
    private int isHeard;

    /// <summary>Begins it, below the span in which the message came.</summary>
    public void Begin() => span = AvatarTelemetry.StartSpan("avatarkit.answer");

    /// <summary>A piece of speech is handed to the client.</summary>
    public void NoteHandedOut()
    {
        if (Interlocked.Exchange(ref isHandedOut, 1) == 0)
        {
            span.Event(TelemetryNames.FirstSoundHandedOut, new KeyValuePair<string, object?>(TelemetryNames.Clock, TelemetryNames.WallClock));
        }
    }

    /// <summary>The player says that it has played so much of a piece.</summary>
    public void NoteReport(int segment, TimeSpan elapsed)
    {
        if ((segment > 0 || elapsed > TimeSpan.Zero) && Interlocked.Exchange(ref isHeard, 1) == 0)
        {
            span.Event(
                TelemetryNames.FirstSoundHeard,
                new(TelemetryNames.Clock, TelemetryNames.AudioClock),
                new("avatarkit.audio.segment", segment),
                new("avatarkit.audio.elapsed.seconds", elapsed.TotalSeconds));
            SessionMetrics.RecordFirstHeard(time.GetElapsedTime(said));
        }
    }

    /// <summary>Ends it with what was heard.</summary>
    public void End(SessionTurn turn)
    {
        PlaybackTimeline playback = turn.Timeline;
        TimeSpan all = playback.HandedOut;
        TimeSpan heard = playback.Heard;
        string clock = playback.IsReported ? TelemetryNames.AudioClock : TelemetryNames.WallClock;
        string outcome = turn switch
        {
            { IsInterrupted: true } => "interrupted",
            { IsLost: true } => "lost",
            { IsLeft: true } => "left",
            _ => "heard",
        };
        if (all > TimeSpan.Zero)
        {
            SessionMetrics.RecordHeard(Math.Clamp(heard / all, 0, 1), clock, outcome);
        }

        span.Tag("avatarkit.turn.id", turn.TurnId);
        span.Tag(TelemetryNames.Outcome, outcome);
        span.Tag(TelemetryNames.Clock, clock);
        span.Tag("avatarkit.audio.handed_out.seconds", all.TotalSeconds);
        span.Tag("avatarkit.audio.heard.seconds", heard.TotalSeconds);
        span.Dispose();
    }
}
