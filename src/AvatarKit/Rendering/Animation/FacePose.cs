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
        var life = new LifeAnimator(options.Seed);
        Span<float> layer = stackalloc float[MoodPoses.Length];
        MoodPoses.Of(options.Mood ?? Mood.Neutral).CopyTo(layer);
        life.AddSkew(layer);
        pose[..FaceTrack.ChannelCount].Clear();
        life.Sample(time, layer, default, energy: 0, pose);
        MoodAnimator.Add(layer, pose);
        PoseSteps.Apply(pose);
    }

    /// <summary>Shoulders and breath of someone who does not speak.</summary>
    /// <param name="options">Seed.</param>
    /// <param name="time">Seconds since the turn's first audio; negative before it.</param>
    /// <returns>The body: it breathes 12 to 16 times a minute, no two breaths alike, and follows the head a little later.</returns>
    public static BodyPose SampleIdleBody(RenderOptions options, double time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return BodyMotion.At(options.Seed, time, BodyMotion.IdleBreath(options.Seed, time));
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

    /// <summary>Adds to a pose what a gesture does, the eyes staying where they look.</summary>
    /// <param name="gesture">The gesture.</param>
    /// <param name="seconds">Time since it began; before that and after its end nothing is added.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>; values may come to lie beyond 1.</param>
    /// <param name="body">Shoulders and breath.</param>
    /// <returns>The body, with what the gesture does to shoulders and hands.</returns>
    /// <exception cref="ArgumentException"><paramref name="pose"/> is too short.</exception>
    public static BodyPose AddGesture(Gesture gesture, double seconds, Span<float> pose, BodyPose body = default)
    {
        if (pose.Length < FaceTrack.ChannelCount)
        {
            throw new ArgumentException($"A pose takes {FaceTrack.ChannelCount} values, not {pose.Length}.", nameof(pose));
        }

        float yaw = pose[(int)FaceChannel.HeadYaw];
        float pitch = pose[(int)FaceChannel.HeadPitch];
        Span<float> parts = stackalloc float[GesturePart.BodyCount];
        parts.Clear();
        foreach (GesturePart part in GestureShapes.Of(gesture))
        {
            float value = seconds > 0 ? part.At(seconds) : 0;
            if (part.IsBody)
            {
                parts[part.Channel - GesturePart.Shoulders] += value;
            }
            else
            {
                pose[part.Channel] += value;
            }
        }

        GestureTrack.KeepEyes(pose, pose[(int)FaceChannel.HeadYaw] - yaw, pose[(int)FaceChannel.HeadPitch] - pitch);
        return GestureTrack.Add(body, parts);
    }

    private static void Look(Span<float> pose, FaceChannel one, FaceChannel other, float weight)
    {
        pose[(int)one] += MathF.Max(0, weight);
        pose[(int)other] += MathF.Max(0, weight);
    }
}
