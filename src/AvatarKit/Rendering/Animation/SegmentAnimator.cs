using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>The face of a spoken segment at any moment: speech, gestures, mood and idle life. The same segment, seed and mood give the same poses.</summary>
/// <remarks>For one rendering: not thread-safe. Sampling allocates nothing.</remarks>
internal sealed class SegmentAnimator
{
    private readonly MouthAnimator mouth;
    private readonly GestureAnimator gestures;
    private readonly LifeAnimator life;
    private readonly MoodAnimator mood;
    private readonly double offset;

    /// <summary>Prepares a segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="seed">Seed of blinks, gaze and idle motion.</param>
    /// <param name="mood">Its mood, and the one before it.</param>
    public SegmentAnimator(SpokenSegment segment, int seed, MoodAnimator mood)
    {
        Loudness loudness = new(segment.Format, segment.Audio.Span);
        mouth = new MouthAnimator(segment.Visemes, loudness);
        gestures = new GestureAnimator(segment, loudness, seed);
        life = new LifeAnimator(seed);
        this.mood = mood;
        offset = segment.Offset.TotalSeconds;
    }

    /// <summary>The pose at a moment.</summary>
    /// <param name="time">Seconds from the start of the segment's audio.</param>
    /// <param name="pose">Receives <see cref="FaceTrack.ChannelCount"/> values in the order of <see cref="FaceChannel"/>.</param>
    public void Sample(double time, Span<float> pose) => Sample(time, time, pose);

    /// <summary>The pose of a frame: the one at its moment, but never between the lips' closing and opening without showing them shut.</summary>
    /// <param name="time">The frame's moment, in seconds from the start of the segment's audio.</param>
    /// <param name="frameRate">Frames per second, on a grid that <paramref name="time"/> is on.</param>
    /// <param name="pose">Receives <see cref="FaceTrack.ChannelCount"/> values in the order of <see cref="FaceChannel"/>.</param>
    public void SampleFrame(double time, int frameRate, Span<float> pose) => Sample(time, mouth.TimeOfFrame(time, frameRate), pose);

    private void Sample(double time, double mouthTime, Span<float> pose)
    {
        Span<float> layer = stackalloc float[MoodPoses.Length];
        mood.Sample(time, layer);
        pose[..FaceTrack.ChannelCount].Clear();
        life.Sample(offset + time, layer, gestures.Aside(time), pose);
        gestures.Add(time, pose);
        mouth.Sample(mouthTime, pose);
        MoodAnimator.Add(layer, pose);
        PoseSteps.Apply(pose);
    }
}
