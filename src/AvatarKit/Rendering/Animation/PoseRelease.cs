namespace AvatarKit;

/// <summary>Eases a face out of any pose. Stateless.</summary>
internal static class PoseRelease
{
    /// <summary>The mouth is at rest after this, in seconds: soon enough for an interruption that is noticed a frame or two late.</summary>
    public const double MouthSeconds = 0.1;

    /// <summary>Brows, lids and gaze have let go after this, in seconds.</summary>
    public const double FaceSeconds = 0.35;

    /// <summary>The head has let go after this, in seconds.</summary>
    public const double HeadSeconds = 0.6;

    /// <summary>Blends a pose away.</summary>
    /// <param name="from">The pose the face was left in. Values that are not finite count as 0.</param>
    /// <param name="seconds">Time since then.</param>
    /// <param name="pose">What the face does from then on; receives the blend.</param>
    public static void Blend(ReadOnlySpan<float> from, double seconds, Span<float> pose)
    {
        float mouth = 1 - Curves.Smooth(0, MouthSeconds, seconds);
        float face = 1 - Curves.Smooth(0, FaceSeconds, seconds);
        float head = 1 - Curves.Move(0, HeadSeconds, seconds);
        for (int i = 0; i < FaceTrack.ChannelCount; i++)
        {
            float left = i >= (int)FaceChannel.HeadYaw ? head : IsMouth((FaceChannel)i) ? mouth : face;
            float value = float.IsFinite(from[i]) ? from[i] : 0;
            pose[i] += (value - pose[i]) * left;
        }

        PoseSteps.Apply(pose);
    }

    /// <summary>Corners that smile or frown may take their time: they don't part the lips.</summary>
    private static bool IsMouth(FaceChannel channel)
        => channel is (>= FaceChannel.JawForward and <= FaceChannel.MouthUpperUpRight) or FaceChannel.TongueOut or FaceChannel.CheekPuff
        && channel is not (FaceChannel.MouthSmileLeft or FaceChannel.MouthSmileRight or FaceChannel.MouthFrownLeft or FaceChannel.MouthFrownRight);
}
