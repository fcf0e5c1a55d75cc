namespace AvatarKit;

/// <summary>Parts of the mouth that move on their own: a vowel's rounding spreads over consonants that leave the lips free.</summary>
internal enum MouthPart
{
    Jaw,
    Lips,
    Rounding,
    Tongue,
}
