using System.Collections.Frozen;
using System.Globalization;

namespace AvatarKit;

/// <summary>The sounds that the acoustic model tells apart: letters of the International Phonetic Alphabet,
/// each with those that sound nearest.</summary>
internal static class SoundClasses
{
    /// <summary>The class of silence.</summary>
    public const int Silence = 0;

    private static readonly string[] Members =
    [
        "_", "pʘ", "bɓʙ", "mɱ", "fɸ", "vʋⱱ", "β", "θ", "ð", "tʈǀǃǂʇʗ", "dɖɗᶑ", "nɳ", "ɲ", "ŋɴ", "lɫɭʎɬɮɺʟǁʖ", "ɾɽr", "ɹɻ",
        "ʁʀɣɰʕ", "xχħ", "ç", "kqc",
        "ɡgɢɟɠʛʄ", "hɦʔʜʢʡ", "ʧʨ", "ʤʥ", "ʃʂɕɧSʆ", "ʒʐʑZ", "s", "z", "wʍɥ", "jʝ", "i", "ɪɨᵻɘI", "e", "ɛεE", "æ", "aɑA", "ʌɐ",
        "əᵊɤɯ", "ɜɞ", "ɚɝ˞", "ɔɒ", "o",
        "øœɶɵ", "u", "ʊᵿ", "yʏʉ",
    ];

    private static readonly FrozenDictionary<char, int> Letters = Members
        .SelectMany(static (members, index) => members.Select(letter => (letter, index)))
        .ToFrozenDictionary(static pair => pair.letter, static pair => pair.index);

    private static readonly FrozenDictionary<string, char[]> Pairs = new Dictionary<string, char[]>
    {
        ["tʃ"] = ['ʧ'], ["tɕ"] = ['ʧ'], ["tʂ"] = ['ʧ'], ["dʒ"] = ['ʤ'], ["dʑ"] = ['ʤ'], ["dʐ"] = ['ʤ'],
        ["ʦ"] = ['t', 's'], ["ʣ"] = ['d', 'z'], ["kp"] = ['p'], ["ɡb"] = ['b'], ["gb"] = ['b'],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The number of classes.</summary>
    public static int Count => Members.Length;

    /// <summary>A letter, or two, that stands for the class.</summary>
    public static string Symbol(int index) => Members[index][0] switch
    {
        'ʧ' => "tʃ",
        'ʤ' => "dʒ",
        char letter => letter.ToString(),
    };

    /// <summary>Whether the class is a vowel.</summary>
    public static bool IsVowel(int index) => index >= Letters['i'];

    /// <summary>Whether lips are sealed for the class.</summary>
    public static bool IsLipClosure(int index) => index is >= 1 and <= 3;

    /// <summary>The classes of a phone in the order they sound; silence for one without letters.</summary>
    /// <param name="symbol">The phone, with or without stress, length, ties and accents.</param>
    public static int[] Of(string symbol)
    {
        List<int> found = [];
        string letters = Bare(symbol);
        for (int at = 0; at < letters.Length; at++)
        {
            if (at + 1 < letters.Length && Pairs.TryGetValue(letters.Substring(at, 2), out char[]? pair))
            {
                found.AddRange(pair.Select(static letter => Letters[letter]));
                at++;
            }
            else if (Pairs.TryGetValue(letters[at].ToString(), out char[]? single))
            {
                found.AddRange(single.Select(static letter => Letters[letter]));
            }
            else if (Letters.TryGetValue(letters[at], out int index))
            {
                found.Add(index);
            }
        }

        return found.Count == 0 ? [Silence] : [.. found];
    }

    /// <summary>A phone without what is written over, under or beside its letters.</summary>
    private static string Bare(string symbol)
    {
        bool inParentheses = false;
        List<char> letters = new(symbol.Length);
        foreach (char character in symbol)
        {
            if (character is '(' or ')')
            {
                inParentheses = character == '(';
            }
            else if (!inParentheses && !char.IsSurrogate(character))
            {
                char letter = Letters.ContainsKey(character) ? character : character.ToString().Normalize(System.Text.NormalizationForm.FormD)[0];
                if (Letters.ContainsKey(letter) || CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.LowercaseLetter)
                {
                    letters.Add(letter);
                }
            }
        }

        return new string([.. letters]);
    }
}
