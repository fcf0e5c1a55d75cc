namespace AvatarKit;

/// <summary>How long the sounds of a word take where nobody says them.</summary>
/// <remarks>The lengths are chosen so that running English text comes to about 157 words a minute, pauses included.</remarks>
internal static class SilentShapes
{
    private const double Vowel = 133;
    private const double Consonant = 75;

    /// <summary>The shapes of a word, neighbours always different.</summary>
    /// <param name="word">The word.</param>
    /// <returns>At least one shape.</returns>
    public static List<SilentShape> Of(PronouncedWord word)
    {
        List<SilentShape> shapes = [];
        bool afterVowel = false;
        foreach (string phone in word.Phones)
        {
            IReadOnlyList<PhoneShape> parts = PhoneTables.Find(PhoneAlphabet.Ipa, phone);
            float shares = parts.Sum(static part => part.Share);
            bool isVowel = IsVowel(parts[0].Viseme);

            // The second half of a diphthong is a glide.
            double length = isVowel && !afterVowel ? Vowel : Consonant;
            foreach (PhoneShape part in parts)
            {
                double duration = length * part.Share / shares;
                if (shapes.Count > 0 && shapes[^1].Viseme == part.Viseme)
                {
                    shapes[^1] = shapes[^1] with { Duration = shapes[^1].Duration + duration };
                }
                else
                {
                    shapes.Add(new SilentShape(part.Viseme, duration));
                }
            }

            afterVowel = isVowel && !afterVowel;
        }

        return shapes;
    }

    /// <summary>How long a word lasts, in milliseconds at normal rate.</summary>
    /// <param name="word">The word.</param>
    public static double LengthOf(PronouncedWord word) => Of(word).Sum(static shape => shape.Duration);

    private static bool IsVowel(Viseme viseme) => viseme is Viseme.Aa or Viseme.E or Viseme.I or Viseme.O or Viseme.U;
}
