using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>What each mood adds to a face.</summary>
/// <remarks>
/// After the action units of the emotions in Ekman and Friesen's FACS: happiness 6 and 12, sadness 1, 4 and 15, surprise 1,
/// 2 and 5 (its dropped jaw is left out: a mouth that does not speak is shut). Channels that part the lips are never among them, so closures stay.
/// </remarks>
internal static class MoodPoses
{
    /// <summary>Index of how far aside the mood looks, to the avatar's left.</summary>
    public const int GazeX = FaceTrack.ChannelCount;

    /// <summary>Index of how far down the mood looks.</summary>
    public const int GazeY = GazeX + 1;

    /// <summary>Index of how much less one blinks, 0 to 1.</summary>
    public const int Concentration = GazeY + 1;

    /// <summary>Length of a mood's row: a pose, and the three above.</summary>
    public const int Length = Concentration + 1;

    private static readonly float[][] Rows =
    [
        Row(),
        Row(
            (MouthSmileLeft, 0.42f), (MouthSmileRight, 0.42f), (MouthDimpleLeft, 0.12f), (MouthDimpleRight, 0.12f), (CheekSquintLeft, 0.4f),
            (CheekSquintRight, 0.4f),
            (EyeSquintLeft, 0.18f), (EyeSquintRight, 0.18f), (BrowInnerUp, 0.08f), (BrowOuterUpLeft, 0.14f), (BrowOuterUpRight, 0.14f),
            (HeadRoll, 1.5f), (HeadPitch, -0.6f)),
        Row(
            (BrowInnerUp, 0.62f), (BrowDownLeft, 0.12f), (BrowDownRight, 0.12f), (MouthFrownLeft, 0.4f), (MouthFrownRight, 0.4f),
            (MouthShrugLower, 0.12f),
            (EyeBlinkLeft, 0.16f), (EyeBlinkRight, 0.16f), (EyeSquintLeft, 0.06f), (EyeSquintRight, 0.06f), (HeadPitch, 2.2f), (HeadRoll, 1.2f)),
        Row(
            (BrowDownLeft, 0.36f), (BrowDownRight, 0.36f), (BrowInnerUp, 0.32f), (EyeSquintLeft, 0.2f), (EyeSquintRight, 0.2f),
            (MouthFrownLeft, 0.2f),
            (MouthFrownRight, 0.2f), (MouthPressLeft, 0.12f), (MouthPressRight, 0.12f), (HeadPitch, 1), (HeadRoll, -1)),
        Row(
            (BrowInnerUp, 0.58f), (BrowOuterUpLeft, 0.62f), (BrowOuterUpRight, 0.62f), (EyeWideLeft, 0.55f), (EyeWideRight, 0.55f),
            (HeadPitch, -1.6f)),
        Row(
            (BrowOuterUpRight, 0.5f), (BrowInnerUp, 0.12f), (BrowDownLeft, 0.28f), (EyeSquintLeft, 0.16f), (EyeSquintRight, 0.1f),
            (MouthPressLeft, 0.16f),
            (MouthPressRight, 0.1f), (MouthDimpleLeft, 0.14f), (MouthShrugLower, 0.1f), (HeadRoll, 2.2f), (HeadYaw, 1.2f)),
    ];

    static MoodPoses()
    {
        float[] thoughtful = Rows[(int)Mood.Thoughtful];
        thoughtful[GazeX] = 0.24f;
        thoughtful[GazeY] = -0.2f;
        thoughtful[Concentration] = 0.9f;
        Rows[(int)Mood.Concerned][Concentration] = 0.5f;
        Rows[(int)Mood.Sad][GazeY] = 0.06f;
    }

    /// <summary>A mood's row: what it adds to each channel, then its gaze and its concentration.
    /// Nothing for a mood that is not one of the names.</summary>
    public static ReadOnlySpan<float> Of(Mood mood) => (uint)mood < (uint)Rows.Length ? Rows[(int)mood] : Rows[0];

    private static float[] Row(params ReadOnlySpan<(FaceChannel Channel, float Weight)> channels)
    {
        var row = new float[Length];
        foreach ((FaceChannel channel, float weight) in channels)
        {
            row[(int)channel] = weight;
        }

        return row;
    }
}
