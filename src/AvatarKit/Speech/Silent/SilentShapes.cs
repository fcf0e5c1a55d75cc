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
        for (int i = 0; i < word.Phones.Count; i++)
        {
            PhoneShape[] parts = PhoneTables.Find(PhoneAlphabet.Ipa, word.Phones[i]);
            float shares = 0;
            foreach (PhoneShape part in parts)
            {
                shares += part.Share;
            }

            double length = LengthOf(parts, ref afterVowel);
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
        }

        return shapes;
    }

    /// <summary>How long a word lasts, in milliseconds at normal rate.</summary>
    /// <param name="word">The word.</param>
    public static double LengthOf(PronouncedWord word)
    {
        double length = 0;
        bool afterVowel = false;
        for (int i = 0; i < word.Phones.Count; i++)
        {
            length += LengthOf(PhoneTables.Find(PhoneAlphabet.Ipa, word.Phones[i]), ref afterVowel);
        }

        return length;
    }

    /// <summary>How long a phone lasts. The second half of a diphthong is a glide.</summary>
    private static double LengthOf(PhoneShape[] phone, ref bool afterVowel)
    {
        afterVowel = !afterVowel && IsVowel(phone[0].Viseme);
        return afterVowel ? Vowel : Consonant;
    }

    private static bool IsVowel(Viseme viseme) => viseme is Viseme.Aa or Viseme.E or Viseme.I or Viseme.O or Viseme.U;
}
