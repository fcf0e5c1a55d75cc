namespace AvatarKit;

/// <summary>The face of one sentence while its pieces arrive. Times are seconds from the sentence's first sample. Not thread-safe.</summary>
internal sealed class SentenceFace
{
    /// <summary>Shapes that ended so long ago are not felt any more, in seconds.</summary>
    private const double Memory = 1;

    /// <summary>A piece that says it begins later than the last one ended, by more than rounding, does.</summary>
    private const double Rounding = 0.001;

    /// <summary>After a longer pause, in seconds, the face has let go of a sentence that was left.</summary>
    private const double LongestSeam = 0.2;

    /// <summary>A head takes so long to get into the swing of speech and to come out of it, in seconds.</summary>
    private const double CalmingSeconds = 0.5;

    private readonly int sentence;
    private readonly TimeSpan offset;
    private readonly int seed;
    private readonly MoodAnimator moods;
    private readonly MouthWindow window;
    private readonly SpeechLevels levels;
    private readonly GestureAnimator stresses;
    private readonly GestureTrack gestures;
    private readonly double beforeEnd;
    private readonly List<MouthShape> shapes = [];
    private readonly PhraseBlinks blinks;
    private readonly SpeechBreath breath;
    private readonly bool isFirst;
    private bool isLast;
    private SentenceFace? before;
    private MouthHistory? history;
    private double end;
    private double energyFrom = double.PositiveInfinity;
    private bool hasEnded;

    /// <summary>Begins a sentence.</summary>
    /// <param name="first">Its first piece.</param>
    /// <param name="moods">Its mood, and the one before it.</param>
    /// <param name="window">What the turn's mouth is solved with.</param>
    /// <param name="gestures">The turn's gestures.</param>
    /// <param name="seed">Seed of blinks, gaze and idle motion.</param>
    /// <param name="number">Its number in the turn.</param>
    /// <param name="previous">The sentence before it.</param>
    public SentenceFace(
        SpokenSegment first,
        MoodAnimator moods,
        MouthWindow window,
        GestureTrack gestures,
        int seed,
        int number,
        SentenceFace? previous)
    {
        sentence = first.Sentence;
        offset = first.Offset;
        this.seed = seed;
        this.moods = moods;
        this.window = window;
        levels = new SpeechLevels(previous?.levels);
        this.gestures = gestures;
        stresses = new GestureAnimator(first.Caption, seed, number);
        blinks = new PhraseBlinks(seed, number);
        isFirst = previous is null || previous.isLast || previous.TimeOf(first) > previous.end + LongestSeam;
        breath = new SpeechBreath(previous?.Breath(previous.TimeOf(first)) ?? BodyMotion.IdleBreath(seed, offset.TotalSeconds));
        if (previous is { hasEnded: false } && previous.TimeOf(first) <= previous.end + LongestSeam)
        {
            before = previous;
            beforeEnd = previous.TimeOf(first);
            history = window.Remember(beforeEnd, 0);
            // Nothing of the one before that is seen any more: a chain of them would be kept for ever.
            previous.before = null;
        }
    }

    /// <summary>Whether a piece is the next one of this sentence.</summary>
    public bool GoesOnWith(SpokenSegment segment) => !hasEnded && segment.Sentence == sentence;

    /// <summary>Takes in the sentence's next piece.</summary>
    /// <returns>Its face.</returns>
    public FaceMotion Add(SpokenSegment segment)
    {
        double rate = segment.Visemes.SampleRate;
        double start = TimeOf(segment);
        if (start != 0)
        {
            history = window.Remember(start, start);
        }

        end = start + (segment.Visemes.Length / rate);
        hasEnded = segment.EndsSentence;
        isLast = segment.IsLast;
        blinks.Add(segment, start, hasEnded ? end : double.PositiveInfinity);
        energyFrom = hasEnded && isLast ? Math.Max(start, end - CalmingSeconds) : double.PositiveInfinity;
        levels.Add(segment.Format, segment.Audio.Span);
        Loudness loudness = levels.Measure();
        stresses.Add(segment, start, end, loudness);
        gestures.ForgetBefore(offset.TotalSeconds + start - GestureAnimator.FadeSeconds);
        gestures.Add(segment.Gestures, offset.TotalSeconds + start, rate);
        double last = hasEnded ? end : double.PositiveInfinity;
        window.Begin(new MouthTimeline(Shapes(segment, start), last, before?.end - beforeEnd, knownTo: end), loudness, history,
            hasEnded ? double.PositiveInfinity : end);
        return new FaceMotion(this, start, end - start, hasEnded);
    }

    /// <summary>Lets go of what the mouth did in the pieces so far, but for what the next piece goes on from.</summary>
    public void Forget() => window.Forget(hasEnded ? double.PositiveInfinity : end);

    /// <summary>What the face shows of moods at the end of what there is.</summary>
    public void SampleMood(Span<float> layer) => moods.Sample(end, layer);

    /// <summary>The pose at a time.</summary>
    /// <param name="time">The time.</param>
    /// <param name="mouthTime">The time whose mouth is shown.</param>
    /// <param name="pose">Receives the pose.</param>
    public void Sample(double time, double mouthTime, Span<float> pose)
    {
        Span<float> layer = stackalloc float[MoodPoses.Length];
        var life = new LifeAnimator(seed);
        moods.Sample(time, layer);
        life.AddSkew(layer);
        pose[..FaceTrack.ChannelCount].Clear();
        float fading = before is null ? 0 : 1 - Curves.Smooth(0, GestureAnimator.FadeSeconds, time);
        (float x, float y) = stresses.Aside(time);
        if (fading > 0)
        {
            (float oldX, float oldY) = before!.stresses.Aside(beforeEnd + time, fading);
            (x, y) = (x + oldX, y + oldY);
        }

        life.Sample(offset.TotalSeconds + time, layer, (x, y), Energy(time), pose);
        blinks.AddTo(pose, time);
        stresses.AddTo(pose, time);
        if (fading > 0)
        {
            before!.stresses.AddTo(pose, beforeEnd + time, fading);
        }

        gestures.AddTo(pose, offset.TotalSeconds + time, Emphasis(time));
        window.Sample(mouthTime, pose);
        MoodAnimator.Add(layer, pose);
        PoseSteps.Apply(pose);
    }

    /// <summary>Shoulders and breath at a time.</summary>
    public BodyPose SampleBody(double time)
        => gestures.AddTo(BodyMotion.At(seed, offset.TotalSeconds + time, Breath(time)), offset.TotalSeconds + time, Emphasis(time));

    /// <summary>The face after a piece that is not the sentence's last, and that nothing followed: it lets go of what it was doing.</summary>
    /// <param name="from">The pose it was left in.</param>
    /// <param name="time">The time.</param>
    /// <param name="seconds">How long ago that was.</param>
    /// <param name="pose">Receives the pose.</param>
    public void SampleRelease(ReadOnlySpan<float> from, double time, double seconds, Span<float> pose)
    {
        Span<float> layer = stackalloc float[MoodPoses.Length];
        var life = new LifeAnimator(seed);
        moods.Sample(time, layer);
        life.AddSkew(layer);
        pose[..FaceTrack.ChannelCount].Clear();
        life.Sample(offset.TotalSeconds + time, layer, default, energy: 0, pose);
        MoodAnimator.Add(layer, pose);
        PoseRelease.Blend(from, seconds, pose);
    }

    /// <summary>The time whose mouth a frame shows: its own, or the middle of a closure that would fall between two frames.</summary>
    public double TimeOfFrame(double time, int frameRate) => window.TimeOfFrame(time, frameRate);

    private float Breath(double time) => breath.At(
        time, hasEnded ? end : double.PositiveInfinity, isLast, BodyMotion.IdleBreath(seed, offset.TotalSeconds + time));

    /// <summary>How far the head is in the swing of speech.</summary>
    private float Energy(double time)
        => (isFirst ? Curves.Smooth(0, CalmingSeconds, time) : 1)
            * Emphasis(time);

    /// <summary>How much of a gesture is left: it does not outlast the turn's last word.</summary>
    private float Emphasis(double time) => double.IsPositiveInfinity(energyFrom) ? 1 : 1 - Curves.Smooth(energyFrom, end, time);

    private double TimeOf(SpokenSegment segment)
    {
        double said = (segment.Offset - offset).TotalSeconds;
        return said > end + Rounding ? said : end;
    }

    /// <summary>The sentence's shapes as far as they are felt, and those that are known to follow.</summary>
    private List<MouthShape> Shapes(SpokenSegment segment, double start)
    {
        double rate = segment.Visemes.SampleRate;
        shapes.RemoveAll(shape => shape.End < start - Memory);
        List<MouthShape> ahead = [];
        shapes.EnsureCapacity(shapes.Count + segment.Visemes.Spans.Count);
        double pieceEnd = start + (segment.Visemes.Length / rate);
        for (int i = 0; i < segment.Visemes.Spans.Count; i++)
        {
            VisemeSpan span = segment.Visemes.Spans[i];
            var shape = new MouthShape(span.Viseme, start + (span.Start / rate), start + (span.End / rate), span.Weight);
            if (shape.Start < pieceEnd)
            {
                Add(shapes, shape with { End = Math.Min(shape.End, pieceEnd) });
            }

            if (shape.End > pieceEnd && !hasEnded)
            {
                Add(ahead, shape with { Start = Math.Max(shape.Start, pieceEnd) });
            }
        }

        List<MouthShape> known = new(shapes.Count + ahead.Count);
        known.AddRange(shapes);
        foreach (MouthShape shape in ahead)
        {
            Add(known, shape);
        }

        return known;
    }

    /// <summary>Adds a shape; one that was cut at the end of a piece becomes whole again.</summary>
    private static void Add(List<MouthShape> shapes, MouthShape shape)
    {
        if (shapes.Count > 0 && shapes[^1] is var last && last.Viseme == shape.Viseme && Math.Abs(last.End - shape.Start) < 1e-6)
        {
            shapes[^1] = last with { End = shape.End, Weight = Math.Max(last.Weight, shape.Weight) };
        }
        else
        {
            shapes.Add(shape);
        }
    }
}
