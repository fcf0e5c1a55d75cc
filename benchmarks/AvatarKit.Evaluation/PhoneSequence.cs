using System.Globalization;
using System.Text;

namespace AvatarKit.Evaluation;

/// <summary>Brings phones of different writers to one form.</summary>
internal static class PhoneSequence
{
    /// <summary>Letters that one writer uses where another has the second, for the same sound or one that no reader would tell apart.</summary>
    private static readonly Dictionary<string, string> SameSound = new()
    {
        ["g"] = "ɡ", ["r"] = "ɹ", ["ɾ"] = "ɹ", ["ʁ"] = "ɹ", ["ɐ"] = "ə", ["ᵻ"] =
            "ɪ", ["ɚ"] = "ə", ["ɝ"] = "ɜ", ["ʋ"] = "v", ["ɑ"] = "a", ["ʝ"] = "j",
    };

    /// <summary>Reads a line of IPA: one element a sound, affricates whole, diphthongs as two, without
    /// stress, length and languages' names.</summary>
    public static List<string> Read(string line)
    {
        var letters = new StringBuilder();
        bool inName = false;
        foreach (char c in line.Normalize(NormalizationForm.FormD))
        {
            inName = c == '(' || (inName && c != ')');
            if (!inName && c != ')')
            {
                letters.Append(char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark && c != '\u0327' ? "" : c);
            }
        }

        string plain = letters.ToString().Normalize(NormalizationForm.FormC);
        List<string> phones = [];
        for (int at = 0; at < plain.Length; at++)
        {
            if (at + 1 < plain.Length && IpaTable.Affricates.ContainsKey(plain.Substring(at, 2)))
            {
                phones.Add(plain.Substring(at++, 2));
            }
            else if (IpaTable.Letters.ContainsKey(plain[at]))
            {
                phones.Add(plain[at].ToString());
            }
        }

        return phones;
    }

    /// <summary>The mouth shapes, equal neighbours as one.</summary>
    public static List<string> Visemes(IEnumerable<string> phones)
    {
        List<string> visemes = [];
        foreach (PhoneShape shape in phones.SelectMany(static phone => PhoneTables.Find(PhoneAlphabet.Ipa, phone)))
        {
            string name = shape.Viseme.ToString();
            if (visemes.Count == 0 || visemes[^1] != name)
            {
                visemes.Add(name);
            }
        }

        return visemes;
    }

    /// <summary>The phones with one letter for each sound.</summary>
    public static List<string> Comparable(IEnumerable<string> phones)
        => [.. phones.Select(static phone => SameSound.GetValueOrDefault(phone, phone))];
}
