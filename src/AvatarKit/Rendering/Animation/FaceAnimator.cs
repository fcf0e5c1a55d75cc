namespace AvatarKit;

/// <summary>The face of a turn, piece after piece of its speech. The same pieces and options give the same poses.</summary>
/// <remarks>
/// One per turn: it carries mouth, gestures, loudness and mood from piece to piece, so that a sentence in pieces looks as it does in one.
/// At a sentence's end the mouth is at rest. A sentence whose last piece did not say that it ends eases into the next one,
/// its mouth shut within 150 ms. Not thread-safe.
/// </remarks>
public sealed class FaceAnimator
{
    private readonly RenderOptions options;
    private readonly float[] mood = new float[MoodPoses.Length];
    private readonly MouthWindow window = new();
    private readonly GestureTrack gestures;
    private SentenceFace? sentence;
    private int sentences;

    /// <summary>Begins a turn.</summary>
    /// <param name="options">Frame rate, seed, locale and mood.</param>
    /// <exception cref="ArgumentOutOfRangeException">The frame rate is not from 1 to 240.</exception>
    public FaceAnimator(RenderOptions options)
    {
        RenderOptions.Check(options);
        this.options = options;
        gestures = new GestureTrack(options.Seed);
        MoodPoses.Of(options.Mood ?? Mood.Neutral).CopyTo(mood);
    }

    /// <summary>Renders the turn's next piece.</summary>
    /// <param name="segment">The piece.</param>
    /// <returns>A track whose first frame is at the piece's first sample and whose last is at its end or after it.</returns>
    public FaceTrack Render(SpokenSegment segment)
    {
        int frameRate = options.FrameRate;
        FaceMotion motion = Begin(segment);
        int frames =
            checked((int)((((Int128)segment.Visemes.Length * frameRate) + segment.Visemes.SampleRate - 1) / segment.Visemes.SampleRate) + 1);
        var values = new float[checked(frames * FaceTrack.ChannelCount)];
        for (int frame = 0; frame < frames; frame++)
        {
            motion.SampleFrame(frame / (double)frameRate, frameRate, values.AsSpan(frame * FaceTrack.ChannelCount, FaceTrack.ChannelCount));
        }

        // Nobody samples the piece again: a turn that waits for its next words holds no more of it than they go on from.
        sentence!.Forget();

        return new FaceTrack(frameRate, values);
    }

    /// <summary>Goes on to the turn's next piece, for whoever samples it on a clock of their own.</summary>
    /// <param name="segment">The piece.</param>
    /// <returns>Its face from its beginning on, also after its end; to be sampled until the next piece begins.</returns>
    public FaceMotion Begin(SpokenSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        if (sentence is null || !sentence.GoesOnWith(segment))
        {
            var moods = new MoodAnimator(mood, options.Mood ?? segment.Mood ?? MoodEstimator.Estimate(segment.Caption, options.Locale));
            sentence = new SentenceFace(segment, moods, window, gestures, options.Seed, sentences++, sentence);
        }

        FaceMotion motion = sentence.Add(segment);
        sentence.SampleMood(mood);
        return motion;
    }

    /// <summary>Renders one segment as a turn of its own.</summary>
    internal static FaceTrack Render(SpokenSegment segment, int seed, int frameRate)
        => new FaceAnimator(new RenderOptions { Seed = seed, FrameRate = frameRate }).Render(segment);
}
