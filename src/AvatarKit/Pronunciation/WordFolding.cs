using System.Buffers;
using System.Text;

namespace AvatarKit;

/// <summary>Brings the letters of a word into the form that spelling tables are written in.</summary>
internal static class WordFolding
{
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’ʼ‘`´");

    /// <summary>Folds a word: lower case, katakana as hiragana, accents composed where the language knows
    /// the letter and left away where not.</summary>
    /// <param name="word">The word.</param>
    /// <param name="sounds">The language.</param>
    /// <param name="folded">Takes the letters; as long as the word at least.</param>
    /// <returns>The number of letters.</returns>
    public static int Fold(ReadOnlySpan<char> word, WordSounds sounds, Span<char> folded)
    {
        int count = 0;
        Span<char> pair = stackalloc char[2];
        Span<char> parts = stackalloc char[8];
        foreach (char raw in word)
        {
            char letter = char.ToLowerInvariant(raw);
            if (char.IsAscii(letter))
            {
                folded[count++] = letter;
            }
            else if (Apostrophes.Contains(letter))
            {
                folded[count++] = '\'';
            }
            else if (letter is >= 'ァ' and <= 'ヶ')
            {
                folded[count++] = (char)(letter - 0x60);
            }
            else if (letter is >= '\u0300' and <= '\u036F')
            {
                pair[0] = count > 0 ? folded[count - 1] : '\0';
                pair[1] = letter;
                if (count > 0 && TryNormalize(pair, parts, out int length, NormalizationForm.FormC) && length == 1 && sounds.Knows(parts[0]))
                {
                    folded[count - 1] = parts[0];
                }
            }
            else if (sounds.Knows(letter) || char.IsSurrogate(letter) || letter is >= '\u3040' and <= '\uD7A3')
            {
                folded[count++] = letter;
            }
            else
            {
                pair[0] = letter;
                folded[count++] = TryNormalize(pair[..1], parts, out int length, NormalizationForm.FormD) && length > 1 ? parts[0] : letter;
            }
        }

        return count;
    }

    // Half surrogate pairs and U+FFFE have no form; asked for one, they throw.
    private static bool TryNormalize(ReadOnlySpan<char> letters, Span<char> parts, out int length, NormalizationForm form)
    {
        length = 0;
        return !letters.ContainsAnyInRange('\uD800', '\uDFFF') && !letters.Contains('\uFFFE') && letters.TryNormalize(parts, out length, form);
    }
}
