namespace AvatarKit;

/// <summary>How far a client has played an answer, reported while it plays. Thread-safe.</summary>
public sealed class PlaybackPosition
{
    private readonly Lock gate = new();
    private int segmentIndex = -1;
    private TimeSpan position;
    private int characters = -1;

    /// <summary>Reports that playback has reached a moment of a segment; everything before it has been heard.</summary>
    /// <param name="segment">The <see cref="SpeechSegment.Index"/> being played.</param>
    /// <param name="elapsed">Time since that segment's first sample.</param>
    public void ReportSpeech(int segment, TimeSpan elapsed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(segment);
        lock (gate)
        {
            if (segment > segmentIndex || (segment == segmentIndex && elapsed > position))
            {
                (segmentIndex, position) = (segment, elapsed);
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
            characters = Math.Max(characters, count);
        }
    }

    internal (int Segment, TimeSpan Position, int Characters) Read()
    {
        lock (gate)
        {
            return (segmentIndex, position, characters);
        }
    }
}
