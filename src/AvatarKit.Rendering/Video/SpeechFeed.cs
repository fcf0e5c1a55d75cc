namespace AvatarKit.Rendering;

/// <summary>Brings the sound of a turn's pieces to one rate and one number of channels, without a seam between the pieces of a sentence.
/// Not thread-safe.</summary>
/// <param name="rate">Samples per second wanted, in hertz.</param>
/// <param name="channels">Channels wanted: one is copied to all, several are mixed to one.</param>
internal sealed class SpeechFeed(int rate, int channels)
{
    private AudioFormat format;
    private int sentence = -1;
    // What was taken in of the sentence and still has a part in samples to come; the number of its first sample; and how many samples were given.
    private short[] kept = [];
    private long keptFrom;
    private long given;

    /// <summary>How many samples per channel at the beginning of what was given last belong to the piece before.</summary>
    public long Late { get; private set; }

    /// <summary>Takes in a piece.</summary>
    /// <param name="segment">The piece.</param>
    /// <returns>
    /// The samples that are certain now, channels interleaved. At another rate than the voice's,
    /// those of the last millisecond or two of a piece come with the next piece, or with the end of the sentence.
    /// </returns>
    /// <exception cref="VideoException">The sound is not PCM.</exception>
    public ReadOnlyMemory<short> Add(SpokenSegment segment)
    {
        SpeechSamples.Require(segment);
        if (segment.Sentence != sentence || segment.Format != format)
        {
            Begin(segment);
        }

        short[] samples = SpeechSamples.Mixed(segment, channels);
        if (format.SampleRate == rate)
        {
            sentence = segment.EndsSentence ? -1 : sentence;
            return samples;
        }

        Late = ((keptFrom + (kept.Length / channels)) * rate / format.SampleRate) - given;
        kept = [.. kept, .. samples];
        long heard = keptFrom + (kept.Length / channels);
        int reach = SpeechSamples.ReachOf(format.SampleRate, rate);
        long end = segment.EndsSentence ? heard * rate / format.SampleRate : Math.Max(given, (heard - reach) * rate / format.SampleRate);
        ReadOnlyMemory<short> made = SpeechSamples.Resample(kept, keptFrom, channels, format.SampleRate, rate, given, end);
        given = end;
        long needed = Math.Max(keptFrom, (given * format.SampleRate / rate) - reach - 1);
        kept = kept[(int)Math.Min(kept.Length, (needed - keptFrom) * channels)..];
        keptFrom = needed;
        sentence = segment.EndsSentence ? -1 : sentence;
        return made;
    }

    private void Begin(SpokenSegment segment)
    {
        format = segment.Format;
        sentence = segment.Sentence;
        kept = [];
        keptFrom = 0;
        given = 0;
        Late = 0;
    }
}
