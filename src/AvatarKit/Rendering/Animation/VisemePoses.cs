using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>The ARKit weights of each viseme.</summary>
/// <remarks>
/// Drawn up by eye against the phonemes of the OVRLipSync viseme reference, checked on the drawn character in <c>docs/images/visemes.png</c>.
/// Rows are mirrored: the left one sets both.
/// </remarks>
internal static class VisemePoses
{
    private const int VisemeCount = (int)Viseme.U + 1;

    /// <summary>The mouth's channels: all that speech moves.</summary>
    public static FaceChannel[] Channels { get; } =
    [
        JawOpen, MouthClose, MouthDimpleLeft, MouthDimpleRight, MouthFunnel, MouthLowerDownLeft, MouthLowerDownRight, MouthPressLeft,
        MouthPressRight,
        MouthPucker, MouthRollLower, MouthRollUpper, MouthShrugLower, MouthShrugUpper, MouthSmileLeft, MouthSmileRight, MouthStretchLeft,
        MouthStretchRight,
        MouthUpperUpLeft, MouthUpperUpRight, TongueOut,
    ];

    /// <summary>One channel for each curve that is solved: of a pair the left one, in the order of their parts.</summary>
    public static FaceChannel[] CurveChannels { get; } =
    [
        JawOpen, MouthClose, MouthLowerDownLeft, MouthUpperUpLeft, MouthFunnel, MouthPucker, MouthDimpleLeft, MouthSmileLeft, MouthStretchLeft,
        MouthPressLeft, MouthRollLower, MouthRollUpper, MouthShrugLower, MouthShrugUpper, TongueOut,
    ];

    /// <summary>Number of curves.</summary>
    public const int Curves = 15;

    /// <summary>The part that moves each of <see cref="CurveChannels"/>.</summary>
    public static MouthPart[] CurveParts { get; } = [.. CurveChannels.Select(static channel => channel switch
    {
        JawOpen => MouthPart.Jaw,
        MouthClose => MouthPart.Seal,
        MouthLowerDownLeft or MouthUpperUpLeft => MouthPart.Lips,
        MouthFunnel => MouthPart.Funnel,
        MouthPucker => MouthPart.Pucker,
        MouthDimpleLeft or MouthSmileLeft or MouthStretchLeft => MouthPart.Spread,
        TongueOut => MouthPart.Tongue,
        _ => MouthPart.Contact,
    })];

    private static readonly float[] Goals = CreateGoals();

    /// <summary>Where a viseme wants a curve, by its index in <see cref="CurveChannels"/>:
    /// a weight, and for <see cref="MouthClose"/> the part of the jaw's opening that the lips close.</summary>
    public static float Goal(Viseme viseme, int curve) => Goals[((int)viseme * Curves) + curve];

    /// <summary>Whether a channel is a left one whose right one, the next, moves with it.</summary>
    public static bool IsPaired(FaceChannel channel)
        => channel is MouthLowerDownLeft or MouthUpperUpLeft or MouthDimpleLeft or MouthSmileLeft or MouthStretchLeft or MouthPressLeft;

    public static bool IsVowel(Viseme viseme) => viseme >= Viseme.Aa;

    private static float[] CreateGoals()
    {
        var goals = new float[VisemeCount * Curves];
        Set(Viseme.PP, (MouthClose, 1), (MouthPressLeft, 0.5f), (MouthRollUpper, 0.3f), (MouthRollLower, 0.32f), (JawOpen, 0.03f));
        Set(Viseme.FF, (JawOpen, 0.05f), (MouthRollLower, 0.6f), (MouthUpperUpLeft, 0.42f), (MouthShrugUpper, 0.1f), (MouthStretchLeft, 0.08f));
        Set(Viseme.TH, (JawOpen, 0.16f), (TongueOut, 0.45f), (MouthLowerDownLeft, 0.2f), (MouthUpperUpLeft, 0.12f));
        Set(Viseme.DD, (JawOpen, 0.15f), (TongueOut, 0.17f), (MouthLowerDownLeft, 0.16f), (MouthUpperUpLeft, 0.08f), (MouthStretchLeft, 0.08f));
        Set(Viseme.Kk, (JawOpen, 0.24f), (MouthLowerDownLeft, 0.12f), (MouthUpperUpLeft, 0.05f), (MouthStretchLeft, 0.05f));
        Set(Viseme.CH, (JawOpen, 0.1f), (MouthFunnel, 0.5f), (MouthPucker, 0.18f), (MouthShrugUpper, 0.15f), (MouthLowerDownLeft, 0.15f),
            (MouthUpperUpLeft, 0.15f));
        Set(Viseme.SS, (JawOpen, 0.05f), (MouthStretchLeft, 0.28f), (MouthLowerDownLeft, 0.32f), (MouthUpperUpLeft, 0.24f), (MouthSmileLeft, 0.12f));
        Set(Viseme.Nn, (JawOpen, 0.18f), (TongueOut, 0.19f), (MouthLowerDownLeft, 0.12f), (MouthUpperUpLeft, 0.04f));
        Set(Viseme.RR, (JawOpen, 0.13f), (MouthFunnel, 0.36f), (MouthPucker, 0.26f), (MouthLowerDownLeft, 0.1f));
        Set(Viseme.Aa, (JawOpen, 0.6f), (MouthLowerDownLeft, 0.25f), (MouthUpperUpLeft, 0.16f));
        Set(Viseme.E, (JawOpen, 0.34f), (MouthStretchLeft, 0.26f), (MouthLowerDownLeft, 0.24f), (MouthUpperUpLeft, 0.16f), (MouthSmileLeft, 0.12f));
        Set(Viseme.I, (JawOpen, 0.15f), (MouthStretchLeft, 0.32f), (MouthSmileLeft, 0.3f), (MouthDimpleLeft, 0.15f), (MouthLowerDownLeft, 0.2f),
            (MouthUpperUpLeft, 0.2f));
        Set(Viseme.O, (JawOpen, 0.38f), (MouthFunnel, 0.55f), (MouthPucker, 0.24f));
        Set(Viseme.U, (JawOpen, 0.1f), (MouthPucker, 0.75f), (MouthFunnel, 0.25f));
        return goals;

        void Set(Viseme viseme, params ReadOnlySpan<(FaceChannel Channel, float Weight)> row)
        {
            foreach ((FaceChannel channel, float weight) in row)
            {
                goals[((int)viseme * Curves) + Array.IndexOf(CurveChannels, channel)] = weight;
            }
        }
    }
}
