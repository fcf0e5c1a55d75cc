using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering;

/// <summary>Reads a pose's channels as what moves a portrait's mesh.</summary>
internal static class FaceControls
{
    public const int Count = (int)FaceControl.WideRight + 1;

    /// <summary>A channel's value, within its range; 0 if it is not a number.</summary>
    public static float Read(ReadOnlySpan<float> pose, FaceChannel channel)
    {
        float value = pose[(int)channel];
        return !float.IsFinite(value) ? 0
            : channel >= HeadYaw ? Math.Clamp(value, -FaceTrack.MaxHeadDegrees, FaceTrack.MaxHeadDegrees)
            : Math.Clamp(value, 0, 1);
    }

    /// <summary>Writes the weight of each control.</summary>
    public static void Write(ReadOnlySpan<float> pose, Span<float> controls)
    {
        Set(controls, FaceControl.JawOpen, Read(pose, JawOpen));
        Set(controls, FaceControl.JawForward, Read(pose, JawForward));
        Set(controls, FaceControl.JawSide, Read(pose, JawLeft) - Read(pose, JawRight));
        Set(controls, FaceControl.MouthSide, Read(pose, MouthLeft) - Read(pose, MouthRight));
        // ARKit's mouthClose is relative to the jaw: as much of it as of the jaw shuts the lips.
        Set(controls, FaceControl.LipsClose, Math.Min(Read(pose, MouthClose), Read(pose, JawOpen)));
        Set(controls, FaceControl.LowerDownLeft, Read(pose, MouthLowerDownLeft));
        Set(controls, FaceControl.LowerDownRight, Read(pose, MouthLowerDownRight));
        Set(controls, FaceControl.UpperUpLeft, Read(pose, MouthUpperUpLeft));
        Set(controls, FaceControl.UpperUpRight, Read(pose, MouthUpperUpRight));
        Set(controls, FaceControl.Funnel, Read(pose, MouthFunnel));
        Set(controls, FaceControl.Pucker, Read(pose, MouthPucker));
        Set(controls, FaceControl.PressLeft, Read(pose, MouthPressLeft));
        Set(controls, FaceControl.PressRight, Read(pose, MouthPressRight));
        Set(controls, FaceControl.RollLower, Read(pose, MouthRollLower));
        Set(controls, FaceControl.RollUpper, Read(pose, MouthRollUpper));
        Set(controls, FaceControl.ShrugLower, Read(pose, MouthShrugLower));
        Set(controls, FaceControl.ShrugUpper, Read(pose, MouthShrugUpper));
        Set(controls, FaceControl.SmileLeft, Read(pose, MouthSmileLeft));
        Set(controls, FaceControl.SmileRight, Read(pose, MouthSmileRight));
        Set(controls, FaceControl.FrownLeft, Read(pose, MouthFrownLeft));
        Set(controls, FaceControl.FrownRight, Read(pose, MouthFrownRight));
        Set(controls, FaceControl.StretchLeft, Read(pose, MouthStretchLeft));
        Set(controls, FaceControl.StretchRight, Read(pose, MouthStretchRight));
        Set(controls, FaceControl.DimpleLeft, Read(pose, MouthDimpleLeft));
        Set(controls, FaceControl.DimpleRight, Read(pose, MouthDimpleRight));
        Set(controls, FaceControl.CheekPuff, Read(pose, CheekPuff));
        Set(controls, FaceControl.SneerLeft, Read(pose, NoseSneerLeft));
        Set(controls, FaceControl.SneerRight, Read(pose, NoseSneerRight));
        Set(controls, FaceControl.CheekLeft, Read(pose, CheekSquintLeft));
        Set(controls, FaceControl.CheekRight, Read(pose, CheekSquintRight));
        Set(controls, FaceControl.BrowDownLeft, Read(pose, BrowDownLeft));
        Set(controls, FaceControl.BrowDownRight, Read(pose, BrowDownRight));
        Set(controls, FaceControl.BrowInnerUp, Read(pose, BrowInnerUp));
        Set(controls, FaceControl.BrowOuterUpLeft, Read(pose, BrowOuterUpLeft));
        Set(controls, FaceControl.BrowOuterUpRight, Read(pose, BrowOuterUpRight));
        Set(controls, FaceControl.WideLeft, Read(pose, EyeWideLeft));
        Set(controls, FaceControl.WideRight, Read(pose, EyeWideRight));
    }

    private static void Set(Span<float> controls, FaceControl control, float value) => controls[(int)control] = value;
}
