namespace AvatarKit;

/// <summary>What each sound demands of each part of the mouth: how strictly, and how fast the part can follow.</summary>
/// <remarks>
/// A demand of 1 is a stressed vowel's. What is near 0 takes the shape of its neighbours:
/// t, d, n, l, k and g leave the lips free, p, b and m the jaw and the corners. <see cref="Hard"/> is met exactly.
/// After the dominance functions of Cohen and Massaro (1993), as weights of a least-squares problem instead of an average.
/// </remarks>
internal static class MouthDemands
{
    public const int PartCount = (int)MouthPart.Tongue + 1;

    /// <summary>The weight of what is not negotiable.</summary>
    public const double Hard = 1e5;

    //                                               sil   PP     FF     TH    DD     kk     CH    SS    nn     RR     aa    E     I     O     U
    private static readonly float[] Jaw = [0.6f, 0.2f, 3.0f, 0.8f, 0.35f, 0.15f, 2.0f, 5.0f, 0.3f, 0.4f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f];
    private static readonly float[] Seal = [1.0f, 3.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f];
    private static readonly float[] Lips = [0.6f, 3.0f, 3.0f, 0.6f, 0.2f, 0.12f, 0.8f, 0.9f, 0.15f, 0.25f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f];
    private static readonly float[] Funnel = [0.5f, 0.6f, 0.6f, 0.2f, 0.06f, 0.05f, 1.2f, 0.2f, 0.06f, 0.6f, 0.7f, 0.8f, 1.0f, 1.5f, 1.5f];
    private static readonly float[] Pucker = [0.5f, 0.05f, 0.1f, 0.15f, 0.05f, 0.05f, 0.7f, 0.2f, 0.05f, 0.5f, 0.6f, 0.7f, 0.9f, 1.3f, 1.8f];
    private static readonly float[] Spread = [0.5f, 0.06f, 0.15f, 0.3f, 0.15f, 0.1f, 0.4f, 0.7f, 0.12f, 0.2f, 0.7f, 1.0f, 1.1f, 0.8f, 1.0f];
    private static readonly float[] Contact = [0.6f, 2.0f, 2.0f, 1.0f, 0.8f, 0.7f, 1.0f, 1.0f, 0.8f, 0.8f, 1.0f, 1.0f, 1.0f, 1.0f, 1.0f];
    private static readonly float[] Tongue = [0.6f, 0.3f, 0.4f, 3.0f, 1.5f, 0.6f, 0.6f, 0.8f, 1.5f, 0.5f, 0.8f, 0.8f, 0.8f, 0.8f, 0.8f];
    private static readonly float[][] ByPart = [Jaw, Seal, Lips, Funnel, Pucker, Spread, Contact, Tongue];

    private static readonly double[] Inertia = [0.024, 0.008, 0.017, 0.024, 0.034, 0.03, 0.013, 0.016];

    /// <summary>How much a sound insists on where a part is.</summary>
    public static float Of(Viseme viseme, MouthPart part) => ByPart[(int)part][(int)viseme];

    /// <summary>The time in which a part goes most of the way to what a demand of 1 wants, in seconds.</summary>
    public static double InertiaSeconds(MouthPart part) => Inertia[(int)part];

    /// <summary>Whether a closure leaves no choice to a part: lips that meet are neither raised nor funnelled,
    /// and a lip at the teeth leaves the jaw up.</summary>
    public static bool IsHard(Viseme viseme, MouthPart part) => viseme switch
    {
        Viseme.PP => part is MouthPart.Seal or MouthPart.Lips or MouthPart.Funnel or MouthPart.Contact,
        Viseme.FF => part is MouthPart.Jaw or MouthPart.Lips or MouthPart.Funnel or MouthPart.Contact,
        _ => false,
    };
}
