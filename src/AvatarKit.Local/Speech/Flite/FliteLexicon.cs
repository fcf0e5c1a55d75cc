using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Words of a text that are said as their phones say: each is given to Flite as a word that no language has, with its sounds.
/// One per text.</summary>
internal sealed class FliteLexicon
{
    private static readonly string[] Syllables = ["ba", "do", "fa", "go", "ka", "lo", "ma", "no", "pa", "to"];

    /// <summary>Flite's sounds for those of the International Phonetic Alphabet; <c>*</c> is where a vowel has its stress.</summary>
    private static readonly Dictionary<string, string> Sounds = new(StringComparer.Ordinal)
    {
        ["tʃ"] = "ch", ["dʒ"] = "jh", ["ts"] = "t s", ["dz"] = "d z", ["aɪ"] = "ay*", ["aʊ"] = "aw*", ["eɪ"] = "ey*", ["oʊ"] = "ow*",
        ["əʊ"] = "ow*", ["ɔɪ"] = "oy*", ["ɔʏ"] = "oy*", ["ɜɹ"] = "er*", ["əɹ"] = "er*", ["ɛɹ"] = "eh* r", ["ɑɪ"] = "ay*", ["ɑʊ"] = "aw*",
        ["nj"] = "n y", ["ɲj"] = "n y", ["p"] = "p", ["b"] = "b", ["t"] = "t", ["d"] = "d", ["k"] = "k", ["ɡ"] = "g", ["g"] = "g",
        ["f"] = "f", ["v"] = "v", ["θ"] = "th", ["ð"] = "dh", ["s"] = "s", ["z"] = "z", ["ʃ"] = "sh", ["ʒ"] = "zh", ["ç"] = "hh",
        ["x"] = "k", ["χ"] = "k", ["h"] = "hh", ["ɦ"] = "hh", ["m"] = "m", ["ɱ"] = "m", ["n"] = "n", ["ŋ"] = "ng", ["ɲ"] = "n y",
        ["l"] = "l", ["ɫ"] = "l", ["ʎ"] = "l y", ["ɹ"] = "r", ["r"] = "r", ["ɾ"] = "d", ["ɻ"] = "r", ["ʁ"] = "r", ["ʀ"] = "r", ["j"] = "y",
        ["w"] = "w", ["ʍ"] = "w", ["ɥ"] = "w", ["ɕ"] = "sh", ["ʑ"] = "zh", ["ʂ"] = "sh", ["ʐ"] = "zh", ["c"] = "k", ["ɟ"] = "g",
        ["q"] = "k", ["ɣ"] = "g", ["β"] = "v", ["ɸ"] = "f", ["ʋ"] = "v", ["ʔ"] = "", ["ʈ"] = "t", ["ɖ"] = "d", ["ɳ"] = "n", ["ɭ"] = "l",
        ["i"] = "iy*", ["ɪ"] = "ih*", ["ᵻ"] = "ih*", ["ɨ"] = "ih*", ["e"] = "ey*", ["ɛ"] = "eh*", ["æ"] = "ae*", ["a"] = "aa*",
        ["ɑ"] = "aa*", ["ɒ"] = "aa*", ["ɐ"] = "ah*", ["ʌ"] = "ah*", ["ə"] = "ah*", ["ɜ"] = "er*", ["ɝ"] = "er*", ["ɚ"] = "er*",
        ["ɔ"] = "ao*", ["o"] = "ow*", ["ʊ"] = "uh*", ["u"] = "uw*", ["ʉ"] = "uw*", ["ɯ"] = "uw*", ["ɤ"] = "ah*", ["y"] = "uw*",
        ["ʏ"] = "uh*", ["ø"] = "er*", ["œ"] = "er*", ["ɵ"] = "uh*",
    };

    private readonly Dictionary<int, string> names = [];
    private readonly StringBuilder lines = new();

    /// <summary>The lexicon as Flite reads it; empty where every word is said as written.</summary>
    public string Lines => lines.ToString();

    /// <summary>Makes the lexicon of a text. A stretch is one word to Flite, or as many as its phones have where the text has as many;
    /// what it has no sounds for is said as written.</summary>
    public static FliteLexicon Create(string text, IEnumerable<SpeechStretch> stretches)
    {
        FliteLexicon lexicon = new();
        SpeechStretch[] pronounced = [.. stretches.Where(static stretch => stretch.Phones is not null)];
        List<TextWord> words = pronounced.Length == 0 ? [] : TextWord.Find(text);
        foreach (SpeechStretch stretch in pronounced)
        {
            int end = stretch.Start + stretch.Length;
            TextWord[] said = [.. words.Where(word => word.WordStart >= stretch.Start && word.WordEnd <= end && word.WordEnd > word.WordStart)];
            string?[] groups = [.. stretch.Phones!.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Write)];
            if (said.Length > 0 && said.Length == groups.Length && !groups.Contains(null))
            {
                for (int i = 0; i < said.Length; i++)
                {
                    lexicon.Add(said[i], groups[i]!);
                }
            }
        }

        return lexicon;
    }

    /// <summary>What is read for a word: it stands for the word, with the punctuation round it.</summary>
    public string Read(string text, TextWord word)
        => names.TryGetValue(word.Start, out string? name)
            ? $"{text.AsSpan(word.Start, word.WordStart - word.Start)}{name}{text.AsSpan(word.WordEnd, word.End - word.WordEnd)}"
            : text.Substring(word.Start, word.End - word.Start);

    /// <summary>Writes phones in Flite's: ARPAbet, vowels with their stress.</summary>
    /// <returns>The phones, or <see langword="null"/> where it has no sound near one of them.</returns>
    private static string? Write(string phones)
    {
        StringBuilder written = new();
        string letters = phones.Normalize(NormalizationForm.FormD).Replace("c\u0327", "ç", StringComparison.Ordinal);
        letters = string.Concat(letters.Where(static c => char.IsLetter(c) && c is not ('ː' or 'ˑ') || c is 'ˈ' or 'ˌ' or '\''));
        char stress = '0';
        for (int at = 0; at < letters.Length; at++)
        {
            if (letters[at] is 'ˈ' or 'ˌ' or '\'')
            {
                stress = letters[at] == 'ˌ' ? '2' : '1';
                continue;
            }

            bool isPair = at + 1 < letters.Length && Sounds.ContainsKey(letters.Substring(at, 2));
            if (!Sounds.TryGetValue(letters.Substring(at, isPair ? 2 : 1), out string? sound))
            {
                return null;
            }

            written.Append(sound.Replace('*', stress)).Append(' ');
            stress = sound.Contains('*', StringComparison.Ordinal) ? '0' : stress;
            at += isPair ? 1 : 0;
        }

        string whole = written.ToString().Trim();
        return whole.Length == 0 ? null : whole;
    }

    private void Add(TextWord word, string phones)
    {
        // Flite spells what it cannot take for a word.
        string name = "zu" + string.Concat(lines.Length.ToString(CultureInfo.InvariantCulture).Select(static digit => Syllables[digit - '0']));
        names[word.Start] = name;
        lines.Append(name).Append(" : ").Append(phones).Append('\n');
    }
}
