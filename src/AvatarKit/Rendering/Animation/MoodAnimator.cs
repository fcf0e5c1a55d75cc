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
        // What rounds the lips draws their corners in; however far the jaw opens, they stay free to rise and to fall.
        float round = 0.7f * Math.Max(pose[(int)MouthPucker], pose[(int)MouthFunnel]);
        float busy = Math.Min(1, round + (0.5f * pose[(int)JawOpen]));
        OpenJaw(layer[MoodPoses.JawShare], pose);
        Slacken(layer[(int)MouthFrownLeft], MouthSmileLeft, MouthDimpleLeft, MouthStretchLeft, pose);
        Slacken(layer[(int)MouthFrownRight], MouthSmileRight, MouthDimpleRight, MouthStretchRight, pose);
        for (int i = 0; i < (int)HeadYaw; i++)
        {
            float weight = layer[i];
            if (weight != 0)
            {
                float free = (FaceChannel)i switch
                {
                    MouthSmileLeft or MouthSmileRight or MouthFrownLeft or MouthFrownRight => 1 - round,
                    >= MouthClose and <= MouthUpperUpRight => 1 - busy,
                    _ => 1,
                };
                pose[i] += weight * free * (1 - pose[i]);
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

    /// <summary>Opens the jaw further or less far; lips that are together over it stay together.</summary>
    private static void OpenJaw(float share, Span<float> pose)
    {
        float jaw = pose[(int)JawOpen];
        if (share == 0 || jaw == 0)
        {
            return;
        }

        float opened = Math.Min(1, jaw * (1 + share));
        pose[(int)MouthClose] = Math.Min(1, pose[(int)MouthClose] * opened / jaw);
        pose[(int)JawOpen] = opened;
    }

    /// <summary>Takes from what a sound does to a corner what works against a frown: the muscles that lower it do not let it rise.</summary>
    private static void Slacken(float frown, FaceChannel smile, FaceChannel dimple, FaceChannel stretch, Span<float> pose)
    {
        float left = 1 - Math.Min(1, 2 * frown);
        pose[(int)smile] *= left;
        pose[(int)dimple] *= left;
        pose[(int)stretch] *= 0.5f + (0.5f * left);
    }
}
