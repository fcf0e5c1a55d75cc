using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>The ARKit weights of each viseme, and how strongly each part of the mouth insists on them.</summary>
/// <remarks>
/// Drawn up by eye against the phonemes of the OVRLipSync viseme reference, checked on the drawn character in <c>docs/images/visemes.png</c>. Rows are
/// mirrored: a name without a side sets both.
/// </remarks>
internal static class VisemePoses
{
    public const int VisemeCount = (int)Viseme.U + 1;

    /// <summary>The mouth's channels: all that speech moves.</summary>
    public static FaceChannel[] Channels { get; } =
    [
        JawOpen, MouthClose, MouthDimpleLeft, MouthDimpleRight, MouthFunnel, MouthLowerDownLeft, MouthLowerDownRight, MouthPressLeft, MouthPressRight,
        MouthPucker, MouthRollLower, MouthRollUpper, MouthShrugLower, MouthShrugUpper, MouthSmileLeft, MouthSmileRight, MouthStretchLeft, MouthStretchRight,
        MouthUpperUpLeft, MouthUpperUpRight, TongueOut,
    ];

    /// <summary>The part that moves each of <see cref="Channels"/>.</summary>
    public static MouthPart[] Parts { get; } = [.. Channels.Select(static channel => channel switch
    {
        JawOpen => MouthPart.Jaw,
        MouthFunnel or MouthPucker => MouthPart.Rounding,
        TongueOut => MouthPart.Tongue,
        _ => MouthPart.Lips,
    })];

    private static readonly float[] Weights = CreateWeights();

    //                                                       sil   PP    FF    TH   DD    kk    CH    SS    nn    RR    aa    E     I     O     U
    private static readonly float[] JawDominance = [0.6f, 0.7f, 1.3f, 0.9f, 0.8f, 0.45f, 1.3f, 1.6f, 0.7f, 0.6f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f];
    private static readonly float[] LipDominance = [0.6f, 4.0f, 3.0f, 0.8f, 0.5f, 0.3f, 0.9f, 0.9f, 0.45f, 0.5f, 1.0f, 1.0f, 1.1f, 0.9f, 0.9f];
    private static readonly float[] RoundDominance = [0.5f, 0.3f, 0.3f, 0.4f, 0.3f, 0.2f, 1.2f, 0.5f, 0.3f, 0.8f, 0.8f, 0.9f, 1.1f, 1.4f, 1.7f];
    private static readonly float[] TongueDominance = [0.5f, 0.3f, 0.4f, 2.0f, 1.5f, 0.6f, 0.6f, 0.8f, 1.5f, 0.6f, 0.8f, 0.8f, 0.8f, 0.8f, 0.8f];

    /// <summary>The weight of a channel, by its index in <see cref="Channels"/>.</summary>
    public static float Weight(Viseme viseme, int channel) => Weights[((int)viseme * Channels.Length) + channel];

    /// <summary>How much of a say a viseme has in where a part goes, against its neighbours.</summary>
    public static float Dominance(Viseme viseme, MouthPart part) => part switch
    {
        MouthPart.Jaw => JawDominance[(int)viseme],
        MouthPart.Rounding => RoundDominance[(int)viseme],
        MouthPart.Tongue => TongueDominance[(int)viseme],
        _ => LipDominance[(int)viseme],
    };

    public static bool IsVowel(Viseme viseme) => viseme >= Viseme.Aa;

    private static float[] CreateWeights()
    {
        var weights = new float[VisemeCount * Channels.Length];
        Set(Viseme.PP, (MouthPressLeft, 0.5f), (MouthRollUpper, 0.3f), (MouthRollLower, 0.32f), (JawOpen, 0.03f));
        Set(Viseme.FF, (JawOpen, 0.05f), (MouthRollLower, 0.6f), (MouthUpperUpLeft, 0.42f), (MouthShrugUpper, 0.1f), (MouthStretchLeft, 0.08f));
        Set(Viseme.TH, (JawOpen, 0.16f), (TongueOut, 0.45f), (MouthLowerDownLeft, 0.2f), (MouthUpperUpLeft, 0.12f));
        Set(Viseme.DD, (JawOpen, 0.15f), (TongueOut, 0.17f), (MouthLowerDownLeft, 0.16f), (MouthUpperUpLeft, 0.08f), (MouthStretchLeft, 0.08f));
        Set(Viseme.Kk, (JawOpen, 0.24f), (MouthLowerDownLeft, 0.12f), (MouthUpperUpLeft, 0.05f), (MouthStretchLeft, 0.05f));
        Set(Viseme.CH, (JawOpen, 0.1f), (MouthFunnel, 0.5f), (MouthPucker, 0.18f), (MouthShrugUpper, 0.15f), (MouthLowerDownLeft, 0.15f), (MouthUpperUpLeft, 0.15f));
        Set(Viseme.SS, (JawOpen, 0.05f), (MouthStretchLeft, 0.28f), (MouthLowerDownLeft, 0.32f), (MouthUpperUpLeft, 0.24f), (MouthSmileLeft, 0.12f));
        Set(Viseme.Nn, (JawOpen, 0.18f), (TongueOut, 0.19f), (MouthLowerDownLeft, 0.12f), (MouthUpperUpLeft, 0.04f));
        Set(Viseme.RR, (JawOpen, 0.13f), (MouthFunnel, 0.36f), (MouthPucker, 0.26f), (MouthLowerDownLeft, 0.1f));
        Set(Viseme.Aa, (JawOpen, 0.6f), (MouthLowerDownLeft, 0.25f), (MouthUpperUpLeft, 0.16f));
        Set(Viseme.E, (JawOpen, 0.34f), (MouthStretchLeft, 0.26f), (MouthLowerDownLeft, 0.24f), (MouthUpperUpLeft, 0.16f), (MouthSmileLeft, 0.12f));
        Set(Viseme.I, (JawOpen, 0.15f), (MouthStretchLeft, 0.32f), (MouthSmileLeft, 0.3f), (MouthDimpleLeft, 0.15f), (MouthLowerDownLeft, 0.2f), (MouthUpperUpLeft, 0.2f));
        Set(Viseme.O, (JawOpen, 0.38f), (MouthFunnel, 0.55f), (MouthPucker, 0.24f));
        Set(Viseme.U, (JawOpen, 0.1f), (MouthPucker, 0.75f), (MouthFunnel, 0.25f));
        return weights;

        void Set(Viseme viseme, params ReadOnlySpan<(FaceChannel Channel, float Weight)> row)
        {
            foreach ((FaceChannel channel, float weight) in row)
            {
                int at = Array.IndexOf(Channels, channel);
                weights[((int)viseme * Channels.Length) + at] = weight;
                if (channel.ToString().EndsWith("Left", StringComparison.Ordinal))
                {
                    weights[((int)viseme * Channels.Length) + at + 1] = weight;
                }
            }
        }
    }
}
