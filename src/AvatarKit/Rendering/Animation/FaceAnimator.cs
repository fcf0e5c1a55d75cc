namespace AvatarKit;

/// <summary>The face of a turn, segment after segment, and while nobody speaks. The same segments and options give the same poses.</summary>
/// <remarks>One per turn: it carries the mood from sentence to sentence. Not thread-safe.</remarks>
internal sealed class FaceAnimator
{
    private readonly RenderOptions options;
    private readonly float[] mood = new float[MoodPoses.Length];

    /// <summary>Begins a turn.</summary>
    /// <param name="options">Frame rate, seed, locale and mood.</param>
    public FaceAnimator(RenderOptions options)
    {
        this.options = options;
        MoodPoses.Of(options.Mood ?? Mood.Neutral).CopyTo(mood);
    }

    /// <summary>Renders the turn's next segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <returns>A track whose first frame is at the first sample and whose last is at the segment's end or after it.</returns>
    public FaceTrack Render(SpokenSegment segment)
    {
        int frameRate = options.FrameRate;
        SegmentAnimator animator = Begin(segment);
        int frames = checked((int)((((Int128)segment.Visemes.Length * frameRate) + segment.Visemes.SampleRate - 1) / segment.Visemes.SampleRate) + 1);
        var values = new float[checked(frames * FaceTrack.ChannelCount)];
        for (int frame = 0; frame < frames; frame++)
        {
            animator.SampleFrame(frame / (double)frameRate, frameRate, values.AsSpan(frame * FaceTrack.ChannelCount, FaceTrack.ChannelCount));
        }

        return new FaceTrack(frameRate, values);
    }

    /// <summary>Goes on to the turn's next segment, for whoever samples it on a clock of their own.</summary>
    /// <param name="segment">The segment.</param>
    /// <returns>Its face at any moment, also before its beginning and after its end.</returns>
    public SegmentAnimator Begin(SpokenSegment segment)
    {
        MoodAnimator moods = new(mood, options.Mood ?? segment.Mood ?? MoodEstimator.Estimate(segment.Caption, options.Locale));
        moods.Sample(segment.Visemes.Length / (double)segment.Visemes.SampleRate, mood);
        return new SegmentAnimator(segment, options.Seed, moods);
    }

    /// <summary>The face of someone who does not speak.</summary>
    /// <param name="options">Seed and mood.</param>
    /// <param name="time">Seconds since the turn's first audio; negative before it.</param>
    /// <param name="pose">Receives <see cref="FaceTrack.ChannelCount"/> values in the order of <see cref="FaceChannel"/>.</param>
    public static void SampleIdle(RenderOptions options, double time, Span<float> pose)
    {
        ReadOnlySpan<float> layer = MoodPoses.Of(options.Mood ?? Mood.Neutral);
        pose[..FaceTrack.ChannelCount].Clear();
        new LifeAnimator(options.Seed).Sample(time, layer, default, pose);
        MoodAnimator.Add(layer, pose);
        PoseSteps.Apply(pose);
    }

    /// <summary>Renders one segment as a turn of its own.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="seed">Seed of blinks, gaze and idle motion.</param>
    /// <param name="frameRate">Frames per second.</param>
    /// <returns>Its track.</returns>
    public static FaceTrack Render(SpokenSegment segment, int seed, int frameRate) => new FaceAnimator(new RenderOptions { Seed = seed, FrameRate = frameRate }).Render(segment);
}
