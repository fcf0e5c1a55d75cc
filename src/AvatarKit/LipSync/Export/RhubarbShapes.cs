namespace AvatarKit;

/// <summary>The nine mouth shapes of Rhubarb Lip Sync.</summary>
/// <remarks>
/// Source: the shapes' descriptions in Rhubarb's README and the phones it gives them to (<c>animationRules.cpp</c>). A is closed for P, B, M; B
/// is slightly open with the teeth together, for most consonants and EE; C is open, for EH and AE; D wide open, for AA; E rounded, for AO and
/// ER; F puckered, for UW, OW, W; G is F and V; H is a long L; X is rest.
/// </remarks>
internal static class RhubarbShapes
{
    /// <summary>An L is seen as such from here on.</summary>
    private static readonly TimeSpan LongL = TimeSpan.FromMilliseconds(200);

    /// <summary>A short weak A opens the mouth no wider than an E.</summary>
    private static readonly TimeSpan LongA = TimeSpan.FromMilliseconds(200);

    /// <summary>An R that is a vowel rounds the lips.</summary>
    private static readonly TimeSpan LongR = TimeSpan.FromMilliseconds(70);

    /// <summary>Below it a vowel is reduced or a front one: AH, AE.</summary>
    private const float FullA = 0.95f;

    public static char Of(VisemeCue cue) => cue.Viseme switch
    {
        Viseme.Sil => 'X',
        Viseme.PP => 'A',
        Viseme.FF => 'G',
        Viseme.Nn => cue.End - cue.Start >= LongL ? 'H' : 'B',
        Viseme.RR => cue.End - cue.Start >= LongR ? 'E' : 'B',
        Viseme.Aa => cue.Weight < FullA && cue.End - cue.Start < LongA ? 'C' : 'D',
        Viseme.E => 'C',
        Viseme.O => 'E',
        Viseme.U => 'F',
        _ => 'B',
    };
}
