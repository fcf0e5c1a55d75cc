namespace AvatarKit;

/// <summary>How far a client has played an answer, reported while it plays. Thread-safe.</summary>
public sealed class PlaybackPosition
{
    private readonly Lock gate = new();
    private PlaybackReport report = PlaybackReport.None;

    /// <summary>Reports that playback has reached a moment of a piece of speech; everything before it has been heard.</summary>
    /// <param name="segment">The <see cref="SpeechSegment.Index"/> being played.</param>
    /// <param name="elapsed">Time since that piece's first sample, by the samples played.</param>
    public void ReportSpeech(int segment, TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segment);
        lock (gate)
        {
            if (segment > report.Segment || (segment == report.Segment && elapsed > report.Elapsed))
            {
                report = report with { Segment = segment, Elapsed = elapsed };
            }
        }
    }

    /// <summary>Reports that the person has read the answer up to a character.</summary>
    /// <param name="count">Number of UTF-16 code units of the answer's text.</param>
    public void ReportText(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (gate)
        {
            report = report with { Characters = Math.Max(report.Characters, count) };
        }
    }

    internal PlaybackReport Read()
    {
        lock (gate)
        {
            return report;
        }
    }
}
