namespace AvatarKit.EndToEnd.Tests;

/// <summary>Poses that between them move every part of a face.</summary>
internal static class FacePoses
{
    public static IReadOnlyList<Named> All { get; } =
    [
        Pose("neutral"),
        Pose("aa", (FaceChannel.JawOpen, 0.6f), (FaceChannel.MouthLowerDownLeft, 0.2f), (FaceChannel.MouthLowerDownRight, 0.2f)),
        Pose(
            "pp",
            (FaceChannel.JawOpen, 0.15f),
            (FaceChannel.MouthClose, 0.15f),
            (FaceChannel.MouthPressLeft, 0.5f),
            (FaceChannel.MouthPressRight, 0.5f),
            (FaceChannel.MouthRollLower, 0.3f),
            (FaceChannel.MouthRollUpper, 0.3f)),
        Pose(
            "ff",
            (FaceChannel.JawOpen, 0.1f),
            (FaceChannel.MouthRollLower, 0.5f),
            (FaceChannel.MouthUpperUpLeft, 0.4f),
            (FaceChannel.MouthUpperUpRight, 0.4f)),
        Pose("ou", (FaceChannel.JawOpen, 0.2f), (FaceChannel.MouthPucker, 0.8f), (FaceChannel.MouthFunnel, 0.3f)),
        Pose(
            "ss",
            (FaceChannel.JawOpen, 0.08f),
            (FaceChannel.MouthStretchLeft, 0.4f),
            (FaceChannel.MouthStretchRight, 0.4f),
            (FaceChannel.MouthLowerDownLeft, 0.3f),
            (FaceChannel.MouthLowerDownRight, 0.3f)),
        Pose("th", (FaceChannel.JawOpen, 0.25f), (FaceChannel.TongueOut, 0.5f)),
        Pose("tongue", (FaceChannel.JawOpen, 0.4f), (FaceChannel.TongueOut, 1)),
        Pose("blink", (FaceChannel.EyeBlinkLeft, 1), (FaceChannel.EyeBlinkRight, 0.6f), (FaceChannel.EyeLookDownRight, 0.3f)),
        Pose(
            "brows",
            (FaceChannel.BrowInnerUp, 0.7f),
            (FaceChannel.BrowOuterUpLeft, 0.8f),
            (FaceChannel.BrowDownRight, 0.9f),
            (FaceChannel.EyeWideLeft, 0.7f),
            (FaceChannel.EyeLookOutLeft, 0.6f),
            (FaceChannel.EyeLookInRight, 0.6f)),
        Pose("left", (FaceChannel.HeadYaw, 14), (FaceChannel.HeadPitch, 5), (FaceChannel.HeadRoll, -4), (FaceChannel.JawOpen, 0.3f)),
        Pose("right", (FaceChannel.HeadYaw, -14), (FaceChannel.HeadPitch, -6), (FaceChannel.HeadRoll, 6), (FaceChannel.MouthLeft, 0.5f)),
        Pose(
            "smile",
            (FaceChannel.MouthSmileLeft, 0.9f),
            (FaceChannel.MouthSmileRight, 0.8f),
            (FaceChannel.CheekSquintLeft, 0.6f),
            (FaceChannel.CheekSquintRight, 0.6f),
            (FaceChannel.JawOpen, 0.12f)),
        Pose(
            "frown",
            (FaceChannel.MouthFrownLeft, 0.8f),
            (FaceChannel.MouthFrownRight, 0.8f),
            (FaceChannel.BrowDownLeft, 0.7f),
            (FaceChannel.NoseSneerRight, 0.6f),
            (FaceChannel.MouthShrugLower, 0.4f),
            (FaceChannel.CheekPuff, 0.3f)),
    ];

    private static Named Pose(string name, params ReadOnlySpan<(FaceChannel Channel, float Weight)> weights)
    {
        var values = new float[FaceTrack.ChannelCount];
        foreach ((FaceChannel channel, float weight) in weights)
        {
            values[(int)channel] = weight;
        }

        return new Named(name, values);
    }

    /// <summary>A pose with a name for people.</summary>
    internal sealed record Named(string Name, float[] Values);
}
