using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>Brings a pose into its ranges. Brows, lids and gaze come in steps too small to be seen; a head does not, as it is never still.</summary>
internal static class PoseSteps
{
    /// <summary>Brows, lids and gaze come in hundredths: a pupil's step is a sixth of a pixel at 1080 rows.</summary>
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
            pose[i] = Math.Clamp(pose[i], -FaceTrack.MaxHeadDegrees, FaceTrack.MaxHeadDegrees);
        }
    }
}
