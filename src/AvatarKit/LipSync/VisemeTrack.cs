namespace AvatarKit;

/// <summary>The mouth shapes of a run of speech, in audio time. Immutable and thread-safe.</summary>
public sealed class VisemeTrack
{
    /// <summary>Creates a track.</summary>
    /// <param name="sampleRate">Samples per second of the audio it belongs to, in hertz.</param>
    /// <param name="length">Length of that audio in samples.</param>
    /// <param name="spans">Spans in order, without overlap.</param>
    /// <exception cref="ArgumentException">A span overlaps the one before it or has no length.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="sampleRate"/> is not positive or
    /// <paramref name="length"/> is negative.</exception>
    public VisemeTrack(int sampleRate, long length, IReadOnlyList<VisemeSpan> spans)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sampleRate);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentNullException.ThrowIfNull(spans);
        long end = 0;
        foreach (VisemeSpan span in spans)
        {
            if (span.Duration <= 0 || span.Start < end)
            {
                throw new ArgumentException("Viseme spans stand in order, do not overlap and last at least one sample.", nameof(spans));
            }

            end = span.End;
        }

        SampleRate = sampleRate;
        Length = length;
        Spans = spans;
    }

    /// <summary>Samples per second, in hertz.</summary>
    public int SampleRate { get; }

    /// <summary>Length of the audio, in samples.</summary>
    public long Length { get; }

    /// <summary>The shapes in order, without overlap; gaps are silence.</summary>
    public IReadOnlyList<VisemeSpan> Spans { get; }
}
