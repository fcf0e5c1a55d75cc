using System.Text;

namespace AvatarKit;

/// <summary>Tells languages apart by their scripts and small words.</summary>
internal static class SpokenLanguage
{
    private const int FewestLetters = 4;
    private const int FewestWords = 3;

    private static readonly string[] KnownByWords = ["en", "de", "es", "fr", "it", "pt"];

    private static readonly char[] Apostrophes = ['\'', '’'];

    private enum Script
    {
        Latin,
        Cyrillic,
        Greek,
        Hebrew,
        Arabic,
        Devanagari,
        Bengali,
        Tamil,
        Thai,
        Georgian,
        Armenian,
        Hangul,
        Kana,
        Han,
        Other,
    }

    /// <summary>Whether a text can be in one of some languages. What cannot be told can be.</summary>
    public static bool MayBeOneOf(string text, IEnumerable<string> allowed)
    {
        HashSet<string> languages = [.. allowed.Select(static tag => tag.Split('-')[0].ToLowerInvariant())];
        var scripts = languages.SelectMany(ScriptsOf).ToHashSet();
        int[] letters = Count(text);
        int total = letters.Sum();
        if (total < FewestLetters)
        {
            return true;
        }

        // Without kana, Han is Chinese.
        if (letters[(int)Script.Kana] == 0 && !languages.Contains("zh") && !languages.Contains("yue"))
        {
            scripts.Remove(Script.Han);
        }

        int foreign = letters.Where((_, script) => !scripts.Contains((Script)script)).Sum();
        if (foreign * 2 > total)
        {
            return false;
        }

        return letters[(int)Script.Latin] * 2 <= total || !IsInAnother(text, languages);
    }

    /// <summary>By their small words; only where all allowed languages of the script are known by them.</summary>
    private static bool IsInAnother(string text, HashSet<string> languages)
    {
        if (languages.Any(static language => ScriptsOf(language).Contains(Script.Latin) && !KnownByWords.Contains(language)))
        {
            return false;
        }

        string[] words = [.. Words(text)];
        int best = 0;
        int bestAllowed = 0;
        foreach (string language in KnownByWords)
        {
            int found = words.Count(QuestionLanguages.Find(language)!.Function.Contains);
            if (languages.Contains(language))
            {
                bestAllowed = Math.Max(bestAllowed, found);
            }
            else
            {
                best = Math.Max(best, found);
            }
        }

        return best >= FewestWords && best >= bestAllowed * 2 && best * 5 >= words.Length;
    }

    private static IEnumerable<string> Words(string text)
    {
        StringBuilder word = new();
        foreach (char c in text.ToLowerInvariant() + " ")
        {
            if (char.IsLetter(c))
            {
                word.Append(c);
            }
            else if (word.Length > 0 && !Apostrophes.Contains(c))
            {
                yield return word.ToString();
                word.Clear();
            }
        }
    }

    private static int[] Count(string text)
    {
        var letters = new int[(int)Script.Other + 1];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                letters[(int)ScriptOf(rune.Value)]++;
            }
        }

        return letters;
    }

    private static Script ScriptOf(int rune) => rune switch
    {
        < 0x250 or (>= 0x1E00 and < 0x1F00) or (>= 0xFF21 and <= 0xFF5A) => Script.Latin,
        (>= 0x370 and < 0x400) or (>= 0x1F00 and < 0x2000) => Script.Greek,
        >= 0x400 and < 0x530 => Script.Cyrillic,
        >= 0x530 and < 0x590 => Script.Armenian,
        >= 0x590 and < 0x600 => Script.Hebrew,
        (>= 0x600 and < 0x780) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFEFF) => Script.Arabic,
        >= 0x900 and < 0x980 => Script.Devanagari,
        >= 0x980 and < 0xA00 => Script.Bengali,
        >= 0xB80 and < 0xC00 => Script.Tamil,
        >= 0xE00 and < 0xE80 => Script.Thai,
        >= 0x10A0 and < 0x1100 => Script.Georgian,
        (>= 0x1100 and < 0x1200) or (>= 0x3130 and < 0x3190) or (>= 0xAC00 and < 0xD7B0) => Script.Hangul,
        >= 0x3040 and < 0x3100 => Script.Kana,
        (>= 0x3400 and < 0xA000) or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x30000) => Script.Han,
        _ => Script.Other,
    };

    private static Script[] ScriptsOf(string language) => language switch
    {
        "ru" or "uk" or "be" or "bg" or "mk" or "kk" or "ky" or "mn" or "tg" => [Script.Cyrillic],
        "sr" => [Script.Cyrillic, Script.Latin],
        "el" => [Script.Greek],
        "he" or "yi" => [Script.Hebrew],
        "ar" or "fa" or "ur" or "ps" or "ug" => [Script.Arabic],
        "hi" or "mr" or "ne" => [Script.Devanagari],
        "bn" or "as" => [Script.Bengali],
        "ta" => [Script.Tamil],
        "th" => [Script.Thai],
        "ka" => [Script.Georgian],
        "hy" => [Script.Armenian],
        "ko" => [Script.Hangul, Script.Han],
        "ja" => [Script.Kana, Script.Han],
        "zh" or "yue" => [Script.Han],

        // Scripts that are not counted one by one.
        "am" or "ti" or "te" or "kn" or "ml" or "gu" or "pa" or "or" or "si" or "km" or "lo" or "my" or "bo" or "dv" => [Script.Other],
        _ => [Script.Latin],
    };
}
