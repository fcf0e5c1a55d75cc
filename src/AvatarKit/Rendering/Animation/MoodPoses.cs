using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>What each mood adds to a face.</summary>
/// <remarks>
/// After the action units of the emotions in Ekman and Friesen's FACS: happiness 6 and 12, sadness 1, 4 and 15, surprise 1,
/// 2 and 5 (its dropped jaw is left out: a mouth that does not speak is shut), anger 4, 7, 9, 15 and 24. Channels that part the lips are
/// never among them, so closures stay.
/// </remarks>
internal static class MoodPoses
{
    /// <summary>Index of how far aside the mood looks, to the avatar's left.</summary>
    public const int GazeX = FaceTrack.ChannelCount;

    /// <summary>Index of how far down the mood looks.</summary>
    public const int GazeY = GazeX + 1;

    /// <summary>Index of how much less one blinks, 0 to 1.</summary>
    public const int Concentration = GazeY + 1;

    /// <summary>Index of how much further the jaw opens for a sound, in parts of what it opens; less than 0: less far.</summary>
    public const int JawShare = Concentration + 1;

    /// <summary>Length of a mood's row: a pose, and the four above.</summary>
    public const int Length = JawShare + 1;

    private static readonly float[][] Rows =
    [
        Row(),
        Row(
            (MouthSmileLeft, 0.46f), (MouthSmileRight, 0.46f), (MouthDimpleLeft, 0.14f), (MouthDimpleRight, 0.14f), (CheekSquintLeft, 0.44f),
            (CheekSquintRight, 0.44f),
            (EyeSquintLeft, 0.2f), (EyeSquintRight, 0.2f), (BrowInnerUp, 0.08f), (BrowOuterUpLeft, 0.14f), (BrowOuterUpRight, 0.14f),
            (HeadRoll, 1.5f), (HeadPitch, -0.6f)),
        Row(
            (BrowInnerUp, 0.66f), (BrowDownLeft, 0.12f), (BrowDownRight, 0.12f), (MouthFrownLeft, 0.56f), (MouthFrownRight, 0.56f),
            (MouthShrugLower, 0.14f),
            (EyeBlinkLeft, 0.18f), (EyeBlinkRight, 0.18f), (EyeSquintLeft, 0.06f), (EyeSquintRight, 0.06f), (HeadPitch, 2.2f), (HeadRoll, 1.2f)),
        Row(
            (BrowDownLeft, 0.44f), (BrowDownRight, 0.44f), (BrowInnerUp, 0.3f), (EyeSquintLeft, 0.26f), (EyeSquintRight, 0.26f),
            (MouthFrownLeft, 0.34f),
            (MouthFrownRight, 0.34f), (MouthPressLeft, 0.14f), (MouthPressRight, 0.14f), (HeadPitch, 1), (HeadRoll, -1)),
        Row(
            (BrowInnerUp, 0.58f), (BrowOuterUpLeft, 0.62f), (BrowOuterUpRight, 0.62f), (EyeWideLeft, 0.55f), (EyeWideRight, 0.55f),
            (HeadPitch, -1.6f)),
        Row(
            (BrowOuterUpRight, 0.5f), (BrowInnerUp, 0.12f), (BrowDownLeft, 0.28f), (EyeSquintLeft, 0.16f), (EyeSquintRight, 0.1f),
            (MouthPressLeft, 0.16f),
            (MouthPressRight, 0.1f), (MouthDimpleLeft, 0.14f), (MouthShrugLower, 0.1f), (HeadRoll, 2.2f), (HeadYaw, 1.2f)),
        Row(
            (BrowDownLeft, 1), (BrowDownRight, 1), (BrowOuterUpLeft, 0.2f), (BrowOuterUpRight, 0.2f), (EyeSquintLeft, 0.56f),
            (EyeSquintRight, 0.56f),
            (NoseSneerLeft, 0.44f), (NoseSneerRight, 0.44f), (MouthPressLeft, 0.34f), (MouthPressRight, 0.34f), (MouthFrownLeft, 0.4f),
            (MouthFrownRight, 0.4f),
            (MouthStretchLeft, 0.16f), (MouthStretchRight, 0.16f), (MouthShrugLower, 0.1f), (JawForward, 0.16f), (HeadPitch, 1.8f)),
    ];

    static MoodPoses()
    {
        float[] thoughtful = Rows[(int)Mood.Thoughtful];
        thoughtful[GazeX] = 0.24f;
        thoughtful[GazeY] = -0.2f;
        thoughtful[Concentration] = 0.9f;
        Rows[(int)Mood.Concerned][Concentration] = 0.5f;
        Rows[(int)Mood.Sad][GazeY] = 0.06f;
        Rows[(int)Mood.Happy][JawShare] = 0.06f;
        Rows[(int)Mood.Sad][JawShare] = -0.16f;
        Rows[(int)Mood.Concerned][JawShare] = -0.08f;
        Rows[(int)Mood.Surprised][JawShare] = 0.2f;
        Rows[(int)Mood.Thoughtful][JawShare] = -0.12f;
        Rows[(int)Mood.Angry][Concentration] = 0.6f;
        Rows[(int)Mood.Angry][JawShare] = -0.06f;
    }

    /// <summary>A mood's row: what it adds to each channel, then its gaze, its concentration and its jaw.
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
