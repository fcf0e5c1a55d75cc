namespace AvatarKit;

/// <summary>Lip sync of audio as it arrives; see <see cref="AlignedLipSync.CreateSession"/>. Not thread-safe. Needs no disposal.</summary>
/// <remarks>Shapes are final about half a second after their audio, 2.5 seconds at the latest; memory goes by that, and by the text, not by the length of the audio.</remarks>
public sealed class AlignedLipSyncSession
{
    /// <summary>Shapes so near the end of what is known, in seconds, may still give time to those that follow.</summary>
    private const double HeldBackSeconds = 0.3;

    private readonly AudioFormat format;
    private readonly SpeechAligner aligner;
    private readonly List<VisemeSpan> pending = [];
    private readonly int frameLength;
    private readonly byte[] partial;
    private int partialLength;
    private long length;
    private bool isComplete;

    internal AlignedLipSyncSession(AudioFormat format, IReadOnlyList<PronouncedWord> words)
    {
        this.format = format;
        frameLength = 2 * format.Channels;
        partial = new byte[frameLength];
        aligner = new SpeechAligner(format, words, AlignmentPace.Live, AcousticModel.Default);
    }

    /// <summary>Hears the audio that follows.</summary>
    /// <param name="audio">Bytes of any number: what is left of a sample is kept for the next call. Not held after the call.</param>
    /// <returns>The shapes that are final now, each beginning where the one before ended; often none.</returns>
    /// <exception cref="InvalidOperationException">The session is complete.</exception>
    public IReadOnlyList<VisemeSpan> Append(ReadOnlySpan<byte> audio)
    {
        ThrowIfComplete();
        if (partialLength > 0)
        {
            int missing = Math.Min(frameLength - partialLength, audio.Length);
            audio[..missing].CopyTo(partial.AsSpan(partialLength));
            partialLength += missing;
            audio = audio[missing..];
            if (partialLength == frameLength)
            {
                Hear(partial);
                partialLength = 0;
            }
        }

        int whole = audio.Length / frameLength * frameLength;
        Hear(audio[..whole]);
        if (whole < audio.Length)
        {
            audio[whole..].CopyTo(partial);
            partialLength = audio.Length - whole;
        }

        return Release();
    }

    /// <summary>Ends the audio.</summary>
    /// <returns>The rest of the shapes, up to its last sample.</returns>
    /// <exception cref="InvalidOperationException">The session is complete.</exception>
    public IReadOnlyList<VisemeSpan> Complete()
    {
        ThrowIfComplete();
        isComplete = true;
        Add(aligner.Complete());
        long start = pending.Count > 0 ? pending[^1].End : Released;
        if (start < length)
        {
            // Frames of 10 ms do not end where the audio does.
            pending.Add(new VisemeSpan(Viseme.Sil, start, length - start));
        }

        VisemeSmoothing.Apply(pending, format.SampleRate);
        VisemeSpan[] rest = [.. pending];
        pending.Clear();
        return rest;
    }

    /// <summary>Samples whose shapes have been given out.</summary>
    private long Released { get; set; }

    private void Hear(ReadOnlySpan<byte> audio)
    {
        length += audio.Length / frameLength;
        Add(aligner.Append(audio));
    }

    private void Add(IReadOnlyList<AlignedSound> sounds)
    {
        foreach (AlignedSound sound in sounds)
        {
            SoundSpans.Add(sound, format.SampleRate, pending);
        }
    }

    private VisemeSpan[] Release()
    {
        if (pending.Count == 0 || pending[^1].End - pending[0].Start < 2 * HeldBackSeconds * format.SampleRate)
        {
            return [];
        }

        // Smoothed are the shapes given out together with those that follow: what is near the end will be smoothed again with more to follow.
        List<VisemeSpan> smooth = [.. pending];
        VisemeSmoothing.Apply(smooth, format.SampleRate);
        long limit = pending[^1].End - (long)(HeldBackSeconds * format.SampleRate);
        int count = smooth.FindLastIndex(span => span.End <= limit) + 1;
        if (smooth[count].Start < limit - (long)(HeldBackSeconds * format.SampleRate))
        {
            // A shape as long as this will not change: it is given out as far as it is known.
            smooth[count] = smooth[count] with { Duration = limit - smooth[count].Start };
            count++;
        }

        if (count == 0)
        {
            return [];
        }

        VisemeSpan[] ready = [.. smooth.Take(count)];
        Released = ready[^1].End;
        pending.RemoveAll(span => span.End <= Released);
        if (pending.Count > 0 && pending[0].Start != Released)
        {
            pending[0] = pending[0] with { Start = Released, Duration = pending[0].End - Released };
        }

        return ready;
    }

    private void ThrowIfComplete()
    {
        if (isComplete)
        {
            throw new InvalidOperationException("The session is complete: create another for other audio.");
        }
    }
}
