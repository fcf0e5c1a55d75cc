using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>Reads phones in the International Phonetic Alphabet as eSpeak NG writes them: letters with stress,
/// length, tones, diacritics and tie bars.</summary>
internal static class IpaPhones
{
    /// <summary>More symbols than all languages have; what a voice invents beyond them is read anew each time.</summary>
    private const int MaxKnown = 2_048;
    private const int LongestKnown = 12;

    private static readonly ConcurrentDictionary<string, PhoneShape[]?> Known = new(StringComparer.Ordinal);

    public static PhoneShape[]? TryFind(string symbol)
    {
        if (Known.TryGetValue(symbol, out PhoneShape[]? shapes))
        {
            return shapes;
        }

        shapes = Read(symbol);
        if (symbol.Length <= LongestKnown && Known.Count < MaxKnown)
        {
            Known.TryAdd(symbol, shapes);
        }

        return shapes;
    }

    private static PhoneShape[]? Read(string symbol)
    {
        string letters = Letters(symbol);
        if (letters.Length == 0)
        {
            return [new(Viseme.Sil)];
        }

        List<PhoneShape> shapes = [];
        bool known = true;
        for (int at = 0; at < letters.Length; at++)
        {
            if (at + 1 < letters.Length && IpaTable.Affricates.TryGetValue(letters.Substring(at, 2), out PhoneShape affricate))
            {
                shapes.Add(affricate);
                at++;
            }
            else if (IpaTable.Letters.TryGetValue(letters[at], out PhoneShape shape))
            {
                shapes.Add(shape);
            }
            else
            {
                known = false;
            }
        }

        if (shapes.Count == 0)
        {
            return known ? [new(Viseme.Sil)] : null;
        }

        // Of a diphthong the first vowel is the longer; of other clusters each sound takes its part.
        if (shapes.Count == 2)
        {
            shapes[0] = shapes[0] with { Share = 0.55f };
            shapes[1] = shapes[1] with { Share = 0.45f, Weight = shapes[1].Weight * 0.9f };
        }

        return [.. shapes];
    }

    /// <summary>The letters alone. What is in parentheses is eSpeak's mark of a change of language.</summary>
    private static string Letters(string symbol)
    {
        var letters = new StringBuilder(symbol.Length);
        bool inParentheses = false;
        foreach (char character in NormalizedText.Of(symbol, NormalizationForm.FormC))
        {
            if (character is '(' or ')')
            {
                inParentheses = character == '(';
            }
            else if (!inParentheses)
            {
                char letter = Base(character);
                if (!IsMark(letter))
                {
                    letters.Append(letter);
                }
            }
        }

        return letters.ToString();
    }

    /// <summary>A letter without what is written over or under it, unless that makes it another sound (ç).</summary>
    private static char Base(char character)
    {
        if (character < 128 || IpaTable.Letters.ContainsKey(character) || char.IsSurrogate(character))
        {
            return character;
        }

        return NormalizedText.Of(character.ToString(), NormalizationForm.FormD)[0];
    }

    private static bool IsMark(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.Format => true,
        UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol or UnicodeCategory.DecimalDigitNumber => true,
        UnicodeCategory.ModifierLetter or UnicodeCategory.OtherNumber => !IpaTable.Letters.ContainsKey(character),
        _ => character is '_' or '|' or '‖' or '.' or '\'' or '"' or ':' or ';' or ','
            or '-' or '‿' or '?' or '!' or '*' or '%' or '=' or '#' or '[' or ']' or '/',
    };
}
