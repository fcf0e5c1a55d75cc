namespace AvatarKit;

/// <summary>Lip sync of audio as it arrives; see <see cref="AlignedLipSync"/>.</summary>
internal sealed class AlignedLipSyncSession : LipSyncSession, IWordAligner
{
    /// <summary>Shapes so near the end of what is known, in seconds, may still give time to those that follow.</summary>
    private const double HeldBackSeconds = 0.3;

    private readonly AudioFormat format;
    private readonly SpeechAligner aligner;
    private readonly AlignedWords words;
    // Settled and not taken; found and not settled; foreseen where nothing is found yet.
    private readonly List<VisemeSpan> settled = [];
    private readonly List<VisemeSpan> pending = [];
    private IReadOnlyList<AlignedSound>? foreseen;
    private readonly PcmSamples samples;
    // The last shape given out before it was settled, for what it has in common with the next.
    private VisemeSpan? given;
    private long released;
    private long taken;
    private bool isComplete;

    public AlignedLipSyncSession(AudioFormat format, IReadOnlyList<PronouncedWord> words, AcousticModel model)
    {
        this.format = format;
        this.words = new AlignedWords(format.SampleRate);
        samples = new PcmSamples(format);
        aligner = new SpeechAligner(format, words, AlignmentPace.Live, model);
    }

    public override long Available => samples.Count;

    public override long Settled => isComplete ? samples.Count : released;

    public override void Append(ReadOnlyMemory<byte> audio, IReadOnlyList<SpeechMark> marks)
    {
        if (isComplete)
        {
            throw new InvalidOperationException("The session is complete: create another for other audio.");
        }

        samples.Append(audio.Span, Hear);
        foreseen = null;
        Release();
    }

    public override void Complete()
    {
        if (isComplete)
        {
            return;
        }

        isComplete = true;
        foreseen = null;
        Add(aligner.Complete());
        long start = pending.Count > 0 ? pending[^1].End : released;
        if (start < samples.Count)
        {
            // Frames of 10 ms do not end where the audio does.
            pending.Add(new VisemeSpan(Viseme.Sil, start, samples.Count - start));
        }

        settled.AddRange(Smooth(pending));
        pending.Clear();
        released = samples.Count;
    }

    public override VisemeTrack Take(long until)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(until, taken);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(until, Available);
        long start = taken;
        taken = until;
        List<VisemeSpan> known = [.. settled];
        if (!isComplete)
        {
            known.AddRange(Smooth(Foresee()));
        }

        VisemeTrack part = VisemeSpans.Part(known, format.SampleRate, start, until);
        if (until > released)
        {
            given = known.FindLast(span => span.Start < until) is { Duration: > 0 } last ? last with { Duration = until - last.Start } : given;
            released = until;
            VisemeSpans.RemoveBefore(pending, until);
        }

        VisemeSpans.RemoveBefore(settled, until);
        return part;
    }

    public IReadOnlyList<AlignedWord>? FindWords()
    {
        if (!isComplete)
        {
            foreseen ??= aligner.Foresee();
        }

        return words.With(foreseen ?? []);
    }

    private void Hear(ReadOnlySpan<byte> audio) => Add(aligner.Append(audio));

    private void Add(IReadOnlyList<AlignedSound> sounds)
    {
        words.Add(sounds);
        AddTo(pending, sounds);
    }

    private void AddTo(List<VisemeSpan> spans, IReadOnlyList<AlignedSound> sounds)
    {
        foreach (AlignedSound sound in sounds)
        {
            SoundSpans.Add(sound, format.SampleRate, spans);
        }

        VisemeSpans.RemoveBefore(spans, released);
    }

    /// <summary>What is found and not settled, and what would be if nothing followed, to the end of the audio.</summary>
    private List<VisemeSpan> Foresee()
    {
        List<VisemeSpan> spans = [.. pending];
        foreseen ??= aligner.Foresee();
        AddTo(spans, foreseen);
        long end = spans.Count > 0 ? spans[^1].End : released;
        if (end < samples.Count)
        {
            // What is not judged yet is most likely more of the same.
            VisemeSpan last = spans.Count > 0 ? spans[^1] : new VisemeSpan(given?.Viseme ?? Viseme.Sil, released, 0, given?.Weight ?? 1);
            spans.RemoveRange(Math.Max(0, spans.Count - 1), Math.Min(1, spans.Count));
            spans.Add(last with { Duration = samples.Count - last.Start });
        }

        return spans;
    }

    /// <summary>Smooths shapes together with the one before them that is given out already.</summary>
    private List<VisemeSpan> Smooth(List<VisemeSpan> shapes)
    {
        List<VisemeSpan> spans = given is { } before && shapes.Count > 0 && before.End == shapes[0].Start ? [before, .. shapes] : [.. shapes];
        VisemeSmoothing.Apply(spans, format.SampleRate);
        VisemeSpans.RemoveBefore(spans, released);
        return spans;
    }

    private void Release()
    {
        if (pending.Count == 0 || pending[^1].End - pending[0].Start < 2 * HeldBackSeconds * format.SampleRate)
        {
            return;
        }

        // Smoothed are the shapes given out together with those that follow: what is near the end will be smoothed again with more to follow.
        List<VisemeSpan> smooth = Smooth(pending);
        long heldBack = (long)(HeldBackSeconds * format.SampleRate);
        long limit = pending[^1].End - heldBack;
        int count = smooth.FindLastIndex(span => span.End <= limit) + 1;
        if (smooth[count].Start < limit - heldBack)
        {
            // A shape as long as this will not change: it is given out as far as it is known.
            smooth[count] = smooth[count] with { Duration = limit - smooth[count].Start };
            count++;
        }

        if (count == 0)
        {
            return;
        }

        settled.AddRange(smooth.Take(count));
        released = smooth[count - 1].End;
        given = null;
        VisemeSpans.RemoveBefore(pending, released);
        if (pending.Count > 0 && pending[0].Start != released)
        {
            // A closure that took time from the next one may have ended before the settled part does.
            pending[0] = pending[0] with { Start = released, Duration = pending[0].End - released };
        }
    }
}
