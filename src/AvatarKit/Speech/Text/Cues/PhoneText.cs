using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>Phones written as text: in letters of the International Phonetic Alphabet, or in X-SAMPA, which writes them in ASCII.</summary>
internal static class PhoneText
{
    // After J. C. Wells, "Computer-coding the IPA: a proposed extension of SAMPA" (1995); the longest first.
    private static readonly Dictionary<string, string> XSampa = Table(
        "b_< ɓ d_< ɗ g_< ɠ J\\_< ʄ G\\_< ʛ _B_L ᷅ _H_T ᷄ _R_F ᷈ r\\` ɻ |\\|\\ ǁ b\\ ⱱ d` ɖ h\\ ɦ j\\ ʝ l\\ ɺ l` ɭ n` ɳ p\\ ɸ r\\ ɹ r` ɽ s\\ ɕ s` ʂ "
        + "t` ʈ v\\ ʋ x\\ ɧ z\\ ʑ z` ʐ B\\ ʙ G\\ ɢ H\\ ʜ J\\ ɟ K\\ ɮ L\\ ʟ M\\ ɰ N\\ ɴ O\\ ʘ R\\ ʀ X\\ ħ I\\ ᵻ U\\ ᵿ @\\ ɘ @` ɚ 3\\ ɞ 3` ɝ "
        + ":\\ ˑ ?\\ ʕ <\\ ʢ >\\ ʡ !\\ ǃ |\\ ǀ =\\ ǂ -\\ ‿ _\" ̈ _+ ̟ _- ̠ _/ ̌ _0 ̥ "
        + "_= ̩ _> ʼ _?\\ ˤ _\\ ̂ _^ ̯ _} ̚ _~ ̃ _A ̘ _a ̺ _B ̏ _c ̜ _d ̪ _e ̴ _F ̂ "
        + "_G ˠ _H ́ _h ʰ _j ʲ _k ̰ _L ̀ _l ˡ _M ̄ _m ̻ _N ̼ _n ⁿ _O ̹ _o ̞ _q ̙ _R ̌ _r ̝ _T ̋ _t ̤ _v ̬ _w ʷ _X ̆ _x ̽ "
        + "A ɑ B β C ç D ð E ɛ F ɱ G ɣ H ɥ I ɪ J ɲ K ɬ L ʎ M ɯ N ŋ O ɔ P ʋ Q ɒ R ʁ S ʃ T θ U ʊ V ʌ W ʍ X χ Y ʏ Z ʒ "
        + "@ ə { æ } ʉ 1 ɨ 2 ø 3 ɜ 4 ɾ 5 ɫ 6 ɐ 7 ɤ 8 ɵ 9 œ & ɶ ? ʔ : ː \" ˈ % ˌ ' ʲ ~ ̃ ` ˞ = ̩ - ");

    /// <summary>Whether a text can be phones in IPA: letters, their marks, stress, length, tones; spaces and full stops part.</summary>
    public static bool IsIpa(string phones)
    {
        bool hasLetter = false;
        foreach (Rune rune in phones.EnumerateRunes())
        {
            UnicodeCategory category = Rune.GetUnicodeCategory(rune);
            bool isLetter = category is UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter;
            hasLetter |= isLetter;
            bool isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.ModifierSymbol
                || rune.Value is ' ' or '.' or '|' or '‖' or '‿' or '\'' or 'ʼ' or '(' or ')' or '↑' or '↓' or '↗' or '↘' or '-' or '\u200D';
            if (rune.Value is '<' or '>' or '&' || !(isLetter || isMark))
            {
                return false;
            }
        }

        return hasLetter;
    }

    /// <summary>Phones of X-SAMPA in IPA; null where a sign is none of it.</summary>
    public static string? FromXSampa(string phones)
    {
        var ipa = new StringBuilder(phones.Length);
        for (int at = 0; at < phones.Length;)
        {
            int length = Math.Min(4, phones.Length - at);
            string? sound = null;
            for (; length > 0; length--)
            {
                if (XSampa.TryGetValue(phones.Substring(at, length), out sound))
                {
                    break;
                }
            }

            if (sound is null)
            {
                char c = phones[at];
                if (c is not (>= 'a' and <= 'z' or ' ' or '.'))
                {
                    return null;
                }

                sound = c == 'g' ? "ɡ" : c.ToString();
                length = 1;
            }

            ipa.Append(sound);
            at += length;
        }

        string result = ipa.ToString();
        return IsIpa(result) ? result : null;
    }

    private static Dictionary<string, string> Table(string pairs)
    {
        Dictionary<string, string> table = new(StringComparer.Ordinal);
        string[] parts = pairs.Split(' ');
        for (int i = 0; i + 1 < parts.Length; i += 2)
        {
            table[parts[i]] = parts[i + 1];
        }

        return table;
    }
}
