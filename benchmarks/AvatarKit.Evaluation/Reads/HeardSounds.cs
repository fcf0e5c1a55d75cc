using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>What of eSpeak NG's phones is compared: it says a number in digits with other allophones than the same number in words, so sounds that
/// it swaps by stress, by neighbours and at the ends of words are one.</summary>
internal static class HeardSounds
{
    private const string Dropped = "ˈˌːˑ‿ʔ_-ʲʰ.ʼʷˠ|";

    private static readonly FrozenDictionary<char, string> Alike = Pairs(
        "ɪi ᵻi ɨi ji ʊu ʉu wu ɛe ɜe œø ɔo ɒo ɑa ɐa æa ʌa ʏy ɥy ɾr ɫl ɹr ʁr ʀr βb ðd ɣɡ gɡ ɱm ŋn ɲn ʎl");

    private static readonly FrozenDictionary<string, FrozenDictionary<char, string>> AlikeIn = new Dictionary<string, FrozenDictionary<char, string>>
    {
        // The flap of "forty".
        ["en"] = Pairs("ɾt əa"),
        // Voiced at the end of a word and not at that of a number: "und zwanzig", "undzwanzig".
        ["de"] = Pairs("dt zs vf bp ɡk gk ʒʃ əe"),
        ["es"] = Pairs("ʎʝ zs ɟʝ"),
        // Weak vowels that come and go: "quatre-vingt", "vírgula".
        ["fr"] = Pairs("ə"),
        ["it"] = Pairs("zs ɱn mn"),
        ["pt"] = Pairs("yi zs ʃs ʒs ə"),
    }.ToFrozenDictionary();

    /// <summary>The sounds that are compared, without stress, length, pauses and bounds of words, doubled ones once.</summary>
    /// <param name="ipa">What eSpeak NG says.</param>
    /// <param name="language">The language, such as <c>de</c>.</param>
    public static string Of(string ipa, string language)
    {
        FrozenDictionary<char, string>? own = AlikeIn.GetValueOrDefault(language);
        StringBuilder sounds = new(ipa.Length);
        bool isName = false;
        foreach (char c in ipa.Normalize(NormalizationForm.FormC))
        {
            // "(en)" and "(de)" around words that are read as another language's.
            isName = c == '(' || (isName && c != ')');
            if (isName || c == ')' || char.IsWhiteSpace(c) || Dropped.Contains(c, StringComparison.Ordinal)
                || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            {
                continue;
            }

            foreach (char general in own?.GetValueOrDefault(c) ?? Alike.GetValueOrDefault(c) ?? c.ToString())
            {
                string sound = own?.GetValueOrDefault(general) ?? general.ToString();
                if (sound.Length > 0 && (sounds.Length < sound.Length || sounds.ToString(sounds.Length - sound.Length, sound.Length) != sound))
                {
                    sounds.Append(sound);
                }
            }
        }

        return sounds.ToString();
    }

    private static FrozenDictionary<char, string> Pairs(string pairs)
        => pairs.Split(' ').ToFrozenDictionary(static pair => pair[0], static pair => pair[1..]);
}
