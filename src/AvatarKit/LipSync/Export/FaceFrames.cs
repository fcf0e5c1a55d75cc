namespace AvatarKit;

/// <summary>Samples the faces of segments on one clock: frame n is the pose at n / rate seconds of the whole, not of its segment.</summary>
internal sealed class FaceFrames(int frameRate, int seed)
{
    private readonly float[] pose = new float[FaceTrack.ChannelCount];
    private readonly FaceAnimator face = new(new RenderOptions { FrameRate = frameRate, Seed = seed });
    private FaceMotion? animator;
    private TimeSpan offset;
    private TimeSpan end;

    /// <summary>The number of the frame that comes next.</summary>
    public long Next { get; private set; }

    /// <summary>Goes on to a segment.</summary>
    /// <param name="segment">The segment that follows.</param>
    public void Begin(SpokenSegment segment)
    {
        animator = face.Begin(segment);
        offset = segment.Offset;
        end = offset + AudioFormat.Pcm16(segment.Visemes.SampleRate).ToTime(segment.Visemes.Length);
    }

    /// <summary>Takes the next frame if it lies before a moment.</summary>
    /// <param name="until">The moment.</param>
    /// <param name="frame">The pose in the order of <see cref="FaceChannel"/>; valid until the next call.</param>
    /// <returns>Whether there was one.</returns>
    public bool TryTake(TimeSpan until, out ReadOnlySpan<float> frame)
    {
        if (animator is null || Next / (double)frameRate >= until.TotalSeconds)
        {
            frame = [];
            return false;
        }

        frame = Sample();
        return true;
    }

    /// <summary>Takes the frame at or after the end, where the mouth is at rest.</summary>
    /// <param name="frame">The pose.</param>
    /// <returns>Whether there was anything at all.</returns>
    public bool TryTakeLast(out ReadOnlySpan<float> frame)
    {
        frame = animator is null ? [] : Sample();
        return animator is not null;
    }

    /// <summary>A value as a file may hold it: three digits are finer than any face.</summary>
    public static float Weight(float value) => float.IsFinite(value) ? MathF.Round(Math.Clamp(value, 0, 1), 3) : 0;

    private ReadOnlySpan<float> Sample()
    {
        animator!.SampleFrame((Next++ / (double)frameRate) - offset.TotalSeconds, frameRate, pose);
        return pose;
    }
}
