namespace AvatarKit;

/// <summary>Lip sync for voices without marks: finds the sounds of the text in the audio, and hears what the text does not say.
/// Stateless and thread-safe.</summary>
/// <remarks>
/// <para>Takes <see cref="AudioEncoding.Pcm16"/> of any rate and any number of channels; marks are ignored.
/// Text in a language without pronunciation rules, wrong text and no text at all only make it less exact:
/// where the text does not fit the audio, the shapes are those that are heard. The track covers the audio from its first sample to its last without
/// a gap. Takes less than a hundredth of the audio's time on one processor.</para>
/// <para>In a session all that is heard is available at once, as far as it can be told without what follows.
/// It is settled about half a second after its audio, 2.5 seconds at the latest; memory goes by that, and by the text, not by the length of the
/// audio. What is taken sooner stays as it was taken, and what is found out later begins there.</para>
/// </remarks>
public sealed class AlignedLipSync : ILipSync
{
    private readonly AcousticModel model;

    /// <summary>Creates lip sync that listens with the model that the package carries.</summary>
    public AlignedLipSync()
        : this(AcousticModel.Default)
    {
    }

    /// <summary>Creates lip sync that listens with another model, to measure it.</summary>
    internal AlignedLipSync(AcousticModel model) => this.model = model;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The audio is not <see cref="AudioEncoding.Pcm16"/>.</exception>
    public VisemeTrack CreateTrack(LipSyncInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        ThrowIfUnsupported(input.Format);
        List<VisemeSpan> spans = [];
        if (!input.Audio.Span.ContainsAnyExcept((byte)0))
        {
            Fit(spans, input.Length);
            return new VisemeTrack(input.Format.SampleRate, input.Length, spans);
        }

        var aligner = new SpeechAligner(
            input.Format, Pronouncer.Pronounce(input.Text, input.Locale, input.Cues), AlignmentPace.Whole, model);
        // In parts, so that what is computed of a long recording need not be held as a whole.
        int part = 2 * input.Format.Channels * input.Format.SampleRate * 10;
        for (int at = 0; at < input.Audio.Length; at += part)
        {
            AddTo(spans, aligner.Append(input.Audio.Span[at..Math.Min(input.Audio.Length, at + part)]), input.Format.SampleRate);
        }

        AddTo(spans, aligner.Complete(), input.Format.SampleRate);
        Fit(spans, input.Length);
        VisemeSmoothing.Apply(spans, input.Format.SampleRate);
        return new VisemeTrack(input.Format.SampleRate, input.Length, spans);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The audio is not <see cref="AudioEncoding.Pcm16"/>.</exception>
    public LipSyncSession CreateSession(AudioFormat format, string text, string locale) => CreateSession(format, text, locale, []);

    /// <inheritdoc/>
    /// <remarks>A stretch with phones sounds as they say.</remarks>
    /// <exception cref="NotSupportedException">The audio is not <see cref="AudioEncoding.Pcm16"/>.</exception>
    public LipSyncSession CreateSession(AudioFormat format, string text, string locale, IReadOnlyList<SpeechCue> cues)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(locale);
        ArgumentNullException.ThrowIfNull(cues);
        ThrowIfUnsupported(format);
        return new AlignedLipSyncSession(format, Pronouncer.Pronounce(text, locale, cues), model);
    }

    private static void AddTo(List<VisemeSpan> spans, IReadOnlyList<AlignedSound> sounds, int sampleRate)
    {
        foreach (AlignedSound sound in sounds)
        {
            SoundSpans.Add(sound, sampleRate, spans);
        }
    }

    /// <summary>Frames of 10 ms do not end where the audio does.</summary>
    private static void Fit(List<VisemeSpan> spans, long length)
    {
        while (spans.Count > 0 && spans[^1].Start >= length)
        {
            spans.RemoveAt(spans.Count - 1);
        }

        if (spans.Count > 0)
        {
            spans[^1] = spans[^1] with { Duration = length - spans[^1].Start };
        }
        else if (length > 0)
        {
            spans.Add(new VisemeSpan(Viseme.Sil, 0, length));
        }
    }

    private static void ThrowIfUnsupported(AudioFormat format)
    {
        if (format.Encoding != AudioEncoding.Pcm16)
        {
            throw new NotSupportedException(
                $"Lip sync listens to pcm_s16le, not to '{format.Encoding}'. Decode the audio, or ask the voice for pcm_s16le.");
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(format.SampleRate, nameof(format));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(format.Channels, nameof(format));
    }
}
