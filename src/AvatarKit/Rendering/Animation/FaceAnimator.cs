namespace AvatarKit;

/// <summary>The face of a spoken segment at any moment: speech, gestures and idle life. The same segment and seed give the same poses.</summary>
/// <remarks>Immutable and thread-safe. Sampling allocates nothing.</remarks>
internal sealed class FaceAnimator
{
    private readonly MouthAnimator mouth;
    private readonly GestureAnimator gestures;
    private readonly LifeAnimator life;
    private readonly double offset;

    /// <summary>Prepares a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="seed">Seed of blinks, gaze and idle motion.</param>
    /// <param name="frameRate">Frames per second it will be shown at: closures are held for at least a frame.</param>
    public FaceAnimator(SpokenSegment segment, int seed, int frameRate)
    {
        mouth = new MouthAnimator(segment.Visemes, new Loudness(segment.Format, segment.Audio.Span), 1.0 / frameRate);
        gestures = new GestureAnimator(segment, seed);
        life = new LifeAnimator(seed);
        offset = segment.Offset.TotalSeconds;
    }

    /// <summary>The pose at a moment.</summary>
    /// <param name="time">Seconds from the start of the segment's audio.</param>
    /// <param name="pose">Receives <see cref="FaceTrack.ChannelCount"/> values in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, Span<float> pose)
    {
        pose[..FaceTrack.ChannelCount].Clear();
        life.Sample(offset + time, pose);
        gestures.Add(time, pose);
        mouth.Sample(time, pose);
        for (int i = 0; i < (int)FaceChannel.HeadYaw; i++)
        {
            pose[i] = Math.Clamp(pose[i], 0, 1);
        }

        for (int i = (int)FaceChannel.HeadYaw; i < FaceTrack.ChannelCount; i++)
        {
            pose[i] = Math.Clamp(pose[i], -FaceTrack.MaxHeadDegrees, FaceTrack.MaxHeadDegrees);
        }
    }

    /// <summary>Renders the whole segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="seed">Seed of blinks, gaze and idle motion.</param>
    /// <param name="frameRate">Frames per second.</param>
    /// <returns>A track whose first frame is at the first sample and whose last is at the segment's end or after it.</returns>
    public static FaceTrack Render(SpokenSegment segment, int seed, int frameRate)
    {
        var animator = new FaceAnimator(segment, seed, frameRate);
        int frames = checked((int)((((Int128)segment.Visemes.Length * frameRate) + segment.Visemes.SampleRate - 1) / segment.Visemes.SampleRate) + 1);
        var values = new float[checked(frames * FaceTrack.ChannelCount)];
        for (int frame = 0; frame < frames; frame++)
        {
            animator.Sample(frame / (double)frameRate, values.AsSpan(frame * FaceTrack.ChannelCount, FaceTrack.ChannelCount));
        }

        return new FaceTrack(frameRate, values);
    }
}
