using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>Words that show that a person listens: they are no interruption. Thread-safe.</summary>
internal sealed class BackchannelWords
{
    // Without marks, capitals, hyphens and apostrophes: "mm-hm" is "mmhm".
    private static readonly string[] Everywhere = ["mm", "mmm", "mhm", "mmhm", "hm", "hmm", "aha", "ah", "oh", "uhhuh", "ok", "okay"];

    private static readonly Dictionary<string, string[]> ByLanguage = new(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] =
        [
            "yes", "yeah", "yep", "yup", "right", "sure", "i see", "got it", "all right", "alright",
            "exactly", "true", "good", "great", "fine", "of course", "really", "wow",
        ],
        ["de"] =
        [
            "ja", "jaja", "jo", "genau", "gut", "klar", "alles klar", "stimmt", "richtig", "ach so",
            "achso", "verstehe", "ich verstehe", "na klar", "echt", "super",
        ],
        ["es"] = ["si", "ya", "claro", "vale", "bien", "de acuerdo", "entiendo", "ya veo", "exacto", "por supuesto", "aja", "bueno"],
        ["fr"] =
        [
            "oui", "ouais", "daccord", "bien", "bien sur", "voila", "je vois", "exact", "exactement", "super", "tres bien", "ca marche", "euh",
        ],
        ["it"] = ["si", "certo", "va bene", "bene", "capisco", "ho capito", "esatto", "giusto", "daccordo", "ecco", "chiaro", "eh"],
        ["pt"] =
            ["sim", "claro", "certo", "ta", "ta bom", "esta bem", "bem", "entendo", "entendi", "exato", "pois", "pois e", "isso", "beleza", "uhum"],
    };

    private readonly HashSet<string> known;

    public BackchannelWords(string locale, BargeInOptions options)
    {
        string language = locale.Split('-')[0];
        known = [.. Everywhere, .. ByLanguage.GetValueOrDefault(language, [])];
        if (options.Backchannels.TryGetValue(language, out IList<string>? own))
        {
            known.UnionWith(own.Select(static phrase => string.Join(' ', Words(phrase))));
        }
    }

    /// <summary>How many words of a text are none of these.</summary>
    public int CountOthers(string text)
    {
        string[] words = Words(text);
        int others = 0;
        for (int i = 0; i < words.Length;)
        {
            bool isPhrase = i + 1 < words.Length && known.Contains($"{words[i]} {words[i + 1]}");
            others += isPhrase || known.Contains(words[i]) ? 0 : 1;
            i += isPhrase ? 2 : 1;
        }

        return others;
    }

    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (char c in NormalizedText.Of(text, NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c))
            {
                plain.Append(char.ToLowerInvariant(c));
            }
            else if (c is not ('-' or '\u2010' or '\u2011' or '\'' or '\u2019')
                && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(' ');
            }
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
