namespace AvatarKit;

/// <summary>Azure Speech's viseme ids and the order of its blend shapes.</summary>
/// <remarks>
/// Source: Microsoft, "Get facial position with viseme" (Azure AI Speech), the tables "Map phonemes to visemes" and "3D blend shapes animation".
/// Every id written is one that <see cref="AzureVisemes"/> reads back as the same shape.
/// </remarks>
internal static class AzureShapes
{
    /// <summary>Frames per second of its animations.</summary>
    public const int FrameRate = 60;

    /// <summary>The 52 blend shapes in Azure's order. Three angles follow: <c>headRoll</c>, <c>leftEyeRoll</c>, <c>rightEyeRoll</c>.</summary>
    public static FaceChannel[] Order { get; } =
    [
        FaceChannel.EyeBlinkLeft, FaceChannel.EyeLookDownLeft, FaceChannel.EyeLookInLeft, FaceChannel.EyeLookOutLeft, FaceChannel.EyeLookUpLeft,
        FaceChannel.EyeSquintLeft, FaceChannel.EyeWideLeft, FaceChannel.EyeBlinkRight, FaceChannel.EyeLookDownRight, FaceChannel.EyeLookInRight,
        FaceChannel.EyeLookOutRight, FaceChannel.EyeLookUpRight, FaceChannel.EyeSquintRight, FaceChannel.EyeWideRight, FaceChannel.JawForward,
        FaceChannel.JawLeft, FaceChannel.JawRight, FaceChannel.JawOpen, FaceChannel.MouthClose, FaceChannel.MouthFunnel, FaceChannel.MouthPucker,
        FaceChannel.MouthLeft, FaceChannel.MouthRight, FaceChannel.MouthSmileLeft, FaceChannel.MouthSmileRight, FaceChannel.MouthFrownLeft,
        FaceChannel.MouthFrownRight, FaceChannel.MouthDimpleLeft, FaceChannel.MouthDimpleRight, FaceChannel.MouthStretchLeft,
        FaceChannel.MouthStretchRight,
        FaceChannel.MouthRollLower, FaceChannel.MouthRollUpper, FaceChannel.MouthShrugLower, FaceChannel.MouthShrugUpper, FaceChannel.MouthPressLeft,
        FaceChannel.MouthPressRight, FaceChannel.MouthLowerDownLeft, FaceChannel.MouthLowerDownRight, FaceChannel.MouthUpperUpLeft,
        FaceChannel.MouthUpperUpRight, FaceChannel.BrowDownLeft, FaceChannel.BrowDownRight, FaceChannel.BrowInnerUp, FaceChannel.BrowOuterUpLeft,
        FaceChannel.BrowOuterUpRight, FaceChannel.CheekPuff, FaceChannel.CheekSquintLeft, FaceChannel.CheekSquintRight, FaceChannel.NoseSneerLeft,
        FaceChannel.NoseSneerRight, FaceChannel.TongueOut,
    ];

    /// <summary>The angles behind the shapes. Their unit is documented nowhere, so they are written as 0.</summary>
    public const int Angles = 3;

    public static int Id(Viseme viseme) => viseme switch
    {
        Viseme.PP => 21,
        Viseme.FF => 18,
        Viseme.TH => 17,
        Viseme.DD => 19,
        Viseme.Kk => 20,
        Viseme.CH => 16,
        Viseme.SS => 15,
        Viseme.Nn => 14,
        Viseme.RR => 13,
        Viseme.Aa => 2,
        Viseme.E => 4,
        Viseme.I => 6,
        Viseme.O => 8,
        Viseme.U => 7,
        _ => 0,
    };
}
