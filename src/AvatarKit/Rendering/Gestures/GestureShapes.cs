using static AvatarKit.FaceChannel;

namespace AvatarKit;

/// <summary>What each gesture does, in degrees and weights. <c>face/gestures.js</c> has the same numbers.</summary>
/// <remarks>
/// Heads nod and shake by some degrees, twice or three times a second, each swing smaller than the one before (Hadar et al., 1983); brows flash for
/// a third of a second (Eibl-Eibesfeldt, 1972). Swings of least jerk: no picture of 60 a second is beyond the speed of the one before by
/// more than an eighth of a degree.
/// </remarks>
internal static class GestureShapes
{
    private static readonly GesturePart[] Nod = [Of(HeadPitch, (0.28, 5), (0.56, -0.6f), (0.8, 2.6f), (1.1, 0))];

    private static readonly GesturePart[] Shake = [Sided(HeadYaw, (0.26, 4), (0.58, -4), (0.88, 2.6f), (1.2, 0))];

    private static readonly GesturePart[] Shrug =
    [
        new GesturePart(GesturePart.Shoulders, IsSided: false, Keys((0.32, 1), (0.6, 1), (1.1, 0))),
        Sided(HeadRoll, (0.4, 3.4f), (0.7, 3.4f), (1.2, 0)),
        Of(HeadPitch, (0.36, -1.4f), (0.6, -1.4f), (1.1, 0)),
        .. Brows(0.4f, (0.24, 1), (0.6, 1), (1, 0)),
    ];

    private static readonly GesturePart[] Tilt =
    [
        Sided(HeadRoll, (0.5, 5.2f), (1.1, 5.2f), (1.7, 0)),
        .. Brows(0.22f, (0.3, 1), (0.9, 1), (1.3, 0)),
    ];

    private static readonly GesturePart[] BrowFlash =
    [
        .. Brows(0.75f, (0.13, 1), (0.26, 1), (0.56, 0)),
        Of(EyeWideLeft, (0.13, 0.25f), (0.26, 0.25f), (0.56, 0)),
        Of(EyeWideRight, (0.13, 0.25f), (0.26, 0.25f), (0.56, 0)),
        Of(HeadPitch, (0.24, -1.3f), (0.36, -1.3f), (0.7, 0)),
    ];

    private static readonly GesturePart[] Wave =
    [
        Body(GesturePart.HandWave, (0.6, 1), (1.9, 1), (2.6, 0)),
        Body(GesturePart.HandSwing, (0.4, 0), (0.75, 1), (1.05, -1), (1.35, 1), (1.65, -1), (2, 0)),
        Sided(HeadRoll, (0.6, -2.4f), (1.6, -2.4f), (2.3, 0)),
        Of(HeadPitch, (0.3, -1.4f), (0.7, 1.2f), (1.2, 0)),
        .. Brows(0.6f, (0.16, 1), (0.5, 1), (1, 0)),
    ];

    private static readonly GesturePart[] Palm =
    [
        Body(GesturePart.HandPalm, (0.55, 1), (1.3, 1), (2, 0)),
        Sided(HeadRoll, (0.55, 2.6f), (1.2, 2.6f), (1.9, 0)),
        Of(HeadPitch, (0.4, 1.6f), (1, 1.2f), (1.7, 0)),
        .. Brows(0.3f, (0.24, 1), (0.8, 1), (1.4, 0)),
    ];

    private static readonly GesturePart[] Count =
    [
        Body(GesturePart.HandCount, (0.6, 1), (2.7, 1), (3.4, 0)),
        Body(GesturePart.HandFingers, (0.5, 0), (0.75, 1), (1.2, 1), (1.45, 2), (1.9, 2), (2.15, 3), (2.8, 3), (3.2, 0)),
        Of(HeadPitch, (0.7, 1.8f), (0.95, 0.6f), (1.4, 1.8f), (1.65, 0.6f), (2.1, 1.8f), (2.4, 0)),
        .. Brows(0.3f, (0.6, 1), (2.2, 1), (2.8, 0)),
    ];

    /// <summary>What a gesture does.</summary>
    public static GesturePart[] Of(Gesture gesture) => gesture switch
    {
        Gesture.Nod => Nod,
        Gesture.Shake => Shake,
        Gesture.Shrug => Shrug,
        Gesture.Tilt => Tilt,
        Gesture.BrowFlash => BrowFlash,
        Gesture.Wave => Wave,
        Gesture.Palm => Palm,
        Gesture.Count => Count,
        _ => [],
    };

    /// <summary>How long a gesture lasts, in seconds.</summary>
    public static double LengthOf(Gesture gesture)
    {
        double length = 0;
        foreach (GesturePart part in Of(gesture))
        {
            length = Math.Max(length, part.Keys[^1].Time);
        }

        return length;
    }

    private static GesturePart Body(int channel, params ReadOnlySpan<(double Time, float Value)> keys)
        => new(channel, IsSided: false, Keys(keys));

    private static GesturePart Of(FaceChannel channel, params ReadOnlySpan<(double Time, float Value)> keys)
        => new((int)channel, IsSided: false, Keys(keys));

    private static GesturePart Sided(FaceChannel channel, params ReadOnlySpan<(double Time, float Value)> keys)
        => new((int)channel, IsSided: true, Keys(keys));

    private static GesturePart[] Brows(float reach, params ReadOnlySpan<(double Time, float Value)> keys)
    {
        GestureKey[] inner = Keys(keys);
        for (int i = 0; i < inner.Length; i++)
        {
            inner[i] = inner[i] with { Value = inner[i].Value * reach };
        }

        return
        [
            new GesturePart((int)BrowInnerUp, IsSided: false, inner),
            new GesturePart((int)BrowOuterUpLeft, IsSided: false, inner),
            new GesturePart((int)BrowOuterUpRight, IsSided: false, inner),
        ];
    }

    private static GestureKey[] Keys(params ReadOnlySpan<(double Time, float Value)> keys)
    {
        var all = new GestureKey[keys.Length];
        for (int i = 0; i < keys.Length; i++)
        {
            all[i] = new GestureKey(keys[i].Time, keys[i].Value);
        }

        return all;
    }
}
