using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>A mood over a segment: it comes up out of the one before it and lies over whatever the face does. Immutable and thread-safe.</summary>
internal sealed class MoodAnimator
{
    /// <summary>How long one mood takes to become another, in seconds.</summary>
    private const double TransitionSeconds = 0.4;

    private readonly float[] from;
    private readonly Mood mood;

    /// <summary>Prepares a segment's mood.</summary>
    /// <param name="from">What the face shows of moods where the segment begins: <see cref="MoodPoses.Length"/> values. Copied.</param>
    /// <param name="mood">The segment's mood.</param>
    public MoodAnimator(ReadOnlySpan<float> from, Mood mood)
    {
        this.from = from.ToArray();
        this.mood = mood;
    }

    /// <summary>What the face shows of moods at a time.</summary>
    /// <param name="time">Seconds from the start of the segment.</param>
    /// <param name="layer">Receives <see cref="MoodPoses.Length"/> values.</param>
    public void Sample(double time, Span<float> layer)
    {
        float amount = Curves.Move(0, TransitionSeconds, time);
        ReadOnlySpan<float> to = MoodPoses.Of(mood);
        for (int i = 0; i < MoodPoses.Length; i++)
        {
            layer[i] = from[i] + ((to[i] - from[i]) * amount);
        }
    }

    /// <summary>Lays a mood over a pose.</summary>
    /// <param name="layer">The mood, as <see cref="Sample"/> gives it.</param>
    /// <param name="pose">A pose in the order of <see cref="FaceChannel"/>.</param>
    public static void Add(ReadOnlySpan<float> layer, Span<float> pose)
    {
        // A mouth that is rounded or wide open has less to smile and to press with.
        float busy = Math.Min(1, (0.7f * Math.Max(pose[(int)MouthPucker], pose[(int)MouthFunnel])) + (0.5f * pose[(int)JawOpen]));
        for (int i = 0; i < (int)HeadYaw; i++)
        {
            float weight = layer[i];
            if (weight != 0)
            {
                bool isMouth = i is >= (int)MouthClose and <= (int)MouthUpperUpRight;
                pose[i] += weight * (isMouth ? 1 - busy : 1) * (1 - pose[i]);
            }
        }

        // Lids that fall close a wide eye too.
        pose[(int)EyeWideLeft] *= 1 - pose[(int)EyeBlinkLeft];
        pose[(int)EyeWideRight] *= 1 - pose[(int)EyeBlinkRight];
        for (int i = (int)HeadYaw; i < FaceTrack.ChannelCount; i++)
        {
            pose[i] += layer[i];
        }
    }
}
