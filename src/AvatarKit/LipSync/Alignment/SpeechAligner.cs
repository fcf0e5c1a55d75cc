namespace AvatarKit;

/// <summary>Finds the sounds of speech as it arrives: those of its text where they fit, what is heard where they do not. Not thread-safe.</summary>
internal sealed class SpeechAligner
{
    private readonly AudioFormat format;
    private readonly AcousticModel model;
    private readonly SoundFeed feed;
    private readonly SoundGraph loopGraph;
    private readonly SoundDecoder loop;
    private readonly SoundGraph? textGraph;
    private readonly SoundDecoder? text;
    private readonly AlignmentPace pace;
    private readonly float[] scores = new float[SoundClasses.Count + 1];
    private readonly List<SoundSegment> heard = [];
    private readonly List<SoundSegment> expected = [];
    private long length;

    /// <summary>Creates an aligner.</summary>
    /// <param name="format">What the audio is.</param>
    /// <param name="words">The words of the text; none where there is no text.</param>
    /// <param name="pace">How soon it decides.</param>
    /// <param name="model">Judges sounds.</param>
    public SpeechAligner(AudioFormat format, IReadOnlyList<PronouncedWord> words, AlignmentPace pace, AcousticModel model)
    {
        this.format = format;
        this.pace = pace;
        this.model = model;
        feed = new SoundFeed(format, model, pace.Block, pace.FirstBlock);
        loopGraph = model.AnySpeech;
        loop = new SoundDecoder(loopGraph, model.Statistics, SoundDecoder.NarrowBeam);
        if (words.Count > 0)
        {
            textGraph = TextGraph.Create(words);
            text = new SoundDecoder(textGraph, model.Statistics, SoundDecoder.WideBeam);
        }
    }

    /// <summary>Hears audio.</summary>
    /// <param name="pcm">Whole sample frames.</param>
    /// <returns>The sounds that are certain now, in order and without gaps.</returns>
    public IReadOnlyList<AlignedSound> Append(ReadOnlySpan<byte> pcm)
    {
        length += format.SamplesIn(pcm.Length);
        feed.Append(pcm, Hear);
        return Take();
    }

    /// <summary>Ends the audio.</summary>
    /// <returns>The rest of the sounds, up to the end of the audio.</returns>
    public IReadOnlyList<AlignedSound> Complete()
    {
        int count = (int)((length * 100) / format.SampleRate);
        if (count > 0)
        {
            feed.Complete(count, Hear);
        }

        loop.Complete(heard);
        text?.Complete(expected);
        return Take();
    }

    /// <summary>What follows the certain sounds as far as the audio goes, if nothing came after it. Decides nothing.</summary>
    /// <returns>The sounds, in order and without gaps, but for the last few hundredths of a second.</returns>
    public IReadOnlyList<AlignedSound> Foresee()
    {
        var loopAhead = new SoundDecoder(loop);
        SoundDecoder? textAhead = text is null ? null : new SoundDecoder(text);
        feed.Foresee(posteriors => Step(posteriors, loopAhead, textAhead));
        List<SoundSegment> alsoHeard = [.. heard];
        List<SoundSegment> alsoExpected = [.. expected];
        loopAhead.Foresee(alsoHeard);
        textAhead?.Foresee(alsoExpected);
        return Combine(alsoHeard, alsoExpected, int.MaxValue, out _);
    }

    private void Hear(ReadOnlySpan<float> posteriors)
    {
        Step(posteriors, loop, text);
        if (loop.Frames % pace.DecideEvery == 0)
        {
            loop.Decide(pace.Longest, heard);
            text?.Decide(pace.Longest, expected);
        }
    }

    private void Step(ReadOnlySpan<float> posteriors, SoundDecoder loop, SoundDecoder? text)
    {
        SoundScores.ForLoop(posteriors, model.Statistics, scores);
        loop.Step(scores);
        if (text is not null)
        {
            SoundScores.ForText(posteriors, model.Statistics, scores);
            text.Step(scores);
        }
    }

    private List<AlignedSound> Take()
    {
        List<AlignedSound> found = Combine(heard, expected, loop.Decided, out int taken);
        if (textGraph is null)
        {
            heard.Clear();
            return found;
        }

        expected.RemoveRange(0, taken);
        int decided = found.Count > 0 ? found[^1].End : 0;
        heard.RemoveAll(segment => segment.End <= decided);
        return found;
    }

    /// <summary>The sounds of the text, and where they do not fit what was heard instead.</summary>
    /// <param name="heard">What was heard.</param>
    /// <param name="expected">The way through the text.</param>
    /// <param name="heardTo">The first frame of which it is not certain what was heard.</param>
    /// <param name="taken">How many of <paramref name="expected"/> are in the result.</param>
    private List<AlignedSound> Combine(List<SoundSegment> heard, List<SoundSegment> expected, int heardTo, out int taken)
    {
        List<AlignedSound> found = [];
        taken = 0;
        if (textGraph is null)
        {
            foreach (SoundSegment segment in heard)
            {
                found.Add(new AlignedSound(loopGraph[segment.Node].Symbol, segment.Start, segment.End, -1));
            }

            return found;
        }

        foreach (SoundSegment segment in expected)
        {
            SoundNode node = textGraph[segment.Node];
            if (node.Sound == SoundNode.Anything)
            {
                if (heardTo < segment.End)
                {
                    break;
                }

                AddHeard(heard, segment, found);
            }
            else
            {
                found.Add(new AlignedSound(node.Symbol, segment.Start, segment.End, node.Sound == SoundClasses.Silence ? -1 : node.Word));
            }

            taken++;
        }

        return found;
    }

    /// <summary>What was heard stands in for what is not in the text.</summary>
    private void AddHeard(List<SoundSegment> heard, SoundSegment gap, List<AlignedSound> found)
    {
        foreach (SoundSegment segment in heard)
        {
            int start = Math.Max(segment.Start, gap.Start);
            int end = Math.Min(segment.End, gap.End);
            if (end > start)
            {
                found.Add(new AlignedSound(loopGraph[segment.Node].Symbol, start, end, -1));
            }
        }
    }
}
