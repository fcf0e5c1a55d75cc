using System.Globalization;
using System.Text;

namespace AvatarKit.Testing;

/// <summary>Words as Polly's viseme symbols, letter by letter: no pronunciation, but the mouth of one.</summary>
internal static class SpokenLetters
{
    private const string OtherConsonants = "ptksfr";
    private const string OtherVowels = "aeiou";

    private static readonly (string Letters, string Symbols)[] Rules =
    [
        ("th", "T"), ("sh", "S"), ("ch", "S"), ("ph", "f"), ("ng", "k"), ("qu", "ku"), ("ck", "k"), ("oo", "u"), ("ee", "i"), ("ea", "i"),
        ("ou", "a"), ("ow", "o"), ("ai", "e"), ("ay", "e"),
        ("a", "a"), ("b", "p"), ("c", "k"), ("d", "t"), ("e", "E"), ("f", "f"), ("g", "k"), ("h", "k"), ("i", "i"), ("j", "S"), ("k", "k"),
        ("l", "t"), ("m", "p"), ("n", "t"),
        ("o", "O"), ("p", "p"), ("q", "k"), ("r", "r"), ("s", "s"), ("t", "t"), ("u", "u"), ("v", "f"), ("w", "u"), ("x", "ks"), ("y",
        "i"), ("z", "s"),
    ];

    public static bool IsVowel(char symbol) => symbol is '@' or 'a' or 'e' or 'E' or 'i' or 'o' or 'O' or 'u';

    public static string Symbols(string word)
    {
        var symbols = new StringBuilder();
        string letters = string.Concat(word.ToLowerInvariant().Normalize(NormalizationForm.FormD)
            .Where(static letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark));
        for (int at = 0; at < letters.Length;)
        {
            string rest = letters[at..];
            if (Rules.FirstOrDefault(rule => rest.StartsWith(rule.Letters, StringComparison.Ordinal)) is { Letters: string known } rule
                && known is not null)
            {
                symbols.Append(rule.Symbols);
                at += known.Length;
            }
            else
            {
                // Digits and other scripts: a syllable for each.
                symbols.Append(OtherConsonants[letters[at] % OtherConsonants.Length]).Append(OtherVowels[letters[at] % OtherVowels.Length]);
                at++;
            }
        }

        return symbols.ToString();
    }
}
