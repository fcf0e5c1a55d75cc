namespace AvatarKit;

/// <summary>What a face does besides speaking, for renderers that draw poses of their own. Stateless and thread-safe.</summary>
public static class FacePose
{
    /// <summary>The face of someone who does not speak.</summary>
    /// <param name="options">Seed and mood.</param>
    /// <param name="time">Seconds since the turn's first audio; negative before it.</param>
    /// <param name="pose">Receives <see cref="FaceTrack.ChannelCount"/> values in the order of <see cref="FaceChannel"/>.</param>
    public static void SampleIdle(RenderOptions options, double time, Span<float> pose)
    {
        ArgumentNullException.ThrowIfNull(options);
        ReadOnlySpan<float> layer = MoodPoses.Of(options.Mood ?? Mood.Neutral);
        pose[..FaceTrack.ChannelCount].Clear();
        new LifeAnimator(options.Seed).Sample(time, layer, default, pose);
        MoodAnimator.Add(layer, pose);
        PoseSteps.Apply(pose);
    }

    /// <summary>Eases a face out of the pose it was left in: the mouth within 100 ms, brows, lids and gaze within 350 ms,
    /// the head within 600 ms.</summary>
    /// <param name="from">The pose it was left in. Values that are not finite count as 0.</param>
    /// <param name="seconds">Time since then.</param>
    /// <param name="pose">What the face does from then on, <see cref="FaceTrack.ChannelCount"/> values; receives the blend.</param>
    /// <exception cref="ArgumentException"><paramref name="from"/> is not a whole pose.</exception>
    public static void Release(ReadOnlySpan<float> from, double seconds, Span<float> pose)
    {
        FaceTrack.CheckPose(from, nameof(from));
        PoseRelease.Blend(from, seconds, pose);
    }

    /// <summary>Adds to a pose what a mood does to a face at rest, its gaze included.</summary>
    /// <param name="mood">The mood.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>; values may come to lie beyond 1.</param>
    public static void AddMood(Mood mood, Span<float> pose)
    {
        ReadOnlySpan<float> layer = MoodPoses.Of(mood);
        for (int i = 0; i < FaceTrack.ChannelCount; i++)
        {
            pose[i] += layer[i];
        }

        Look(pose, FaceChannel.EyeLookOutLeft, FaceChannel.EyeLookInRight, layer[MoodPoses.GazeX]);
        Look(pose, FaceChannel.EyeLookInLeft, FaceChannel.EyeLookOutRight, -layer[MoodPoses.GazeX]);
        Look(pose, FaceChannel.EyeLookDownLeft, FaceChannel.EyeLookDownRight, layer[MoodPoses.GazeY]);
        Look(pose, FaceChannel.EyeLookUpLeft, FaceChannel.EyeLookUpRight, -layer[MoodPoses.GazeY]);
    }

    private static void Look(Span<float> pose, FaceChannel one, FaceChannel other, float weight)
    {
        pose[(int)one] += MathF.Max(0, weight);
        pose[(int)other] += MathF.Max(0, weight);
    }
}
