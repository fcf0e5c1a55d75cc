using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Brings a pose into its ranges, and head, brows and eyes onto steps too small to be seen, so that a face at rest is exactly at rest and
/// nothing is painted twice.</summary>
internal static class PoseSteps
{
    /// <summary>Head angles come in tenths of a degree.</summary>
    private const float HeadSteps = 10;

    /// <summary>Brows, lids and gaze come in hundredths.</summary>
    private const float FaceSteps = 100;

    public static void Apply(Span<float> pose)
    {
        for (int i = 0; i < (int)HeadYaw; i++)
        {
            float value = Math.Clamp(pose[i], 0, 1);
            pose[i] = i < (int)JawForward ? MathF.Round(value * FaceSteps) / FaceSteps : value;
        }

        for (int i = (int)HeadYaw; i < FaceTrack.ChannelCount; i++)
        {
            pose[i] = MathF.Round(Math.Clamp(pose[i], -FaceTrack.MaxHeadDegrees, FaceTrack.MaxHeadDegrees) * HeadSteps) / HeadSteps;
        }
    }
}
