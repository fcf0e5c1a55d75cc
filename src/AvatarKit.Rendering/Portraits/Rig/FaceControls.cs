using static AvatarKit.FaceChannel;

namespace AvatarKit.Rendering;

/// <summary>Reads a pose's channels as what moves a portrait's mesh.</summary>
internal static class FaceControls
{
    public const int Count = (int)FaceControl.WideRight + 1;

    private static readonly ControlWeight[] Weights =
    [
        new(FaceControl.JawOpen, [JawOpen]),
        new(FaceControl.JawForward, [JawForward]),
        new(FaceControl.JawSide, [JawLeft], Against: JawRight),
        new(FaceControl.MouthSide, [MouthLeft], Against: MouthRight),
        // ARKit's mouthClose is relative to the jaw: as much of it as of the jaw shuts the lips.
        new(FaceControl.LipsClose, [MouthClose, JawOpen]),
        new(FaceControl.LowerDownLeft, [MouthLowerDownLeft]),
        new(FaceControl.LowerDownRight, [MouthLowerDownRight]),
        new(FaceControl.UpperUpLeft, [MouthUpperUpLeft]),
        new(FaceControl.UpperUpRight, [MouthUpperUpRight]),
        new(FaceControl.Funnel, [MouthFunnel]),
        new(FaceControl.Pucker, [MouthPucker]),
        new(FaceControl.PressLeft, [MouthPressLeft]),
        new(FaceControl.PressRight, [MouthPressRight]),
        new(FaceControl.RollLower, [MouthRollLower]),
        new(FaceControl.RollUpper, [MouthRollUpper]),
        new(FaceControl.ShrugLower, [MouthShrugLower]),
        new(FaceControl.ShrugUpper, [MouthShrugUpper]),
        new(FaceControl.SmileLeft, [MouthSmileLeft]),
        new(FaceControl.SmileRight, [MouthSmileRight]),
        new(FaceControl.FrownLeft, [MouthFrownLeft]),
        new(FaceControl.FrownRight, [MouthFrownRight]),
        new(FaceControl.StretchLeft, [MouthStretchLeft]),
        new(FaceControl.StretchRight, [MouthStretchRight]),
        new(FaceControl.DimpleLeft, [MouthDimpleLeft]),
        new(FaceControl.DimpleRight, [MouthDimpleRight]),
        new(FaceControl.CheekPuff, [CheekPuff]),
        new(FaceControl.SneerLeft, [NoseSneerLeft]),
        new(FaceControl.SneerRight, [NoseSneerRight]),
        new(FaceControl.CheekLeft, [CheekSquintLeft]),
        new(FaceControl.CheekRight, [CheekSquintRight]),
        new(FaceControl.BrowDownLeft, [BrowDownLeft]),
        new(FaceControl.BrowDownRight, [BrowDownRight]),
        new(FaceControl.BrowInnerUp, [BrowInnerUp]),
        new(FaceControl.BrowOuterUpLeft, [BrowOuterUpLeft]),
        new(FaceControl.BrowOuterUpRight, [BrowOuterUpRight]),
        new(FaceControl.WideLeft, [EyeWideLeft]),
        new(FaceControl.WideRight, [EyeWideRight]),
    ];

    /// <summary>What the weight of each control is made of, in the order of <see cref="FaceControl"/>.</summary>
    public static ReadOnlySpan<ControlWeight> All => Weights;

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
        foreach (ControlWeight weight in Weights)
        {
            float value = 1;
            foreach (FaceChannel channel in weight.Channels)
            {
                value = Math.Min(value, Read(pose, channel));
            }

            controls[(int)weight.Control] = weight.Against is { } against ? value - Read(pose, against) : value;
        }
    }
}
