namespace AvatarKit;

/// <summary>Parts of the mouth that move on their own, each at its own pace: a vowel's rounding spreads over
/// consonants that leave the lips free.</summary>
internal enum MouthPart
{
    /// <summary>The jaw.</summary>
    Jaw,

    /// <summary>How much the lips close what the jaw opens: 1 where they meet.</summary>
    Seal,

    /// <summary>Lips raised and lowered.</summary>
    Lips,

    /// <summary>Lips funnelled, as for sh: apart, so it ends where they meet.</summary>
    Funnel,

    /// <summary>Lips puckered: forward, apart or not.</summary>
    Pucker,

    /// <summary>Corners of the mouth.</summary>
    Spread,

    /// <summary>Lips pressed, rolled in and shrugged: what they do where they touch.</summary>
    Contact,

    /// <summary>The tongue.</summary>
    Tongue,
}
