using System.Globalization;

namespace AvatarKit;

/// <summary>Guesses the mouth shapes of a word from its letters, for any script.</summary>
/// <remarks>
/// Latin letters by their commonest sound with the digraphs of English, Cyrillic and Greek by their sound, every other script
/// as closed and open shapes in turn, one pair for an ideograph. The lengths of vowels and consonants are chosen so
/// that running English text comes to about 157 words a minute, pauses included.
/// </remarks>
internal static class LetterShapes
{
    private const double Vowel = 133;
    private const double Consonant = 75;

    private static readonly string[] Digits =
    [
        "SS I RR O", "U aa nn", "DD U", "TH RR I", "FF O RR", "FF aa I FF", "SS I kk SS", "SS E FF E nn", "E I DD", "nn aa I nn",
    ];

    private static readonly string[] Closed = ["DD", "kk", "nn", "SS", "PP", "CH", "RR"];

    private static readonly string[] Open = ["aa", "E", "I", "O", "U"];

    /// <summary>Enumerates the shapes of a word.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Index of the word's first code unit.</param>
    /// <param name="length">The word's length.</param>
    /// <returns>The shapes in order, at least one.</returns>
    public static IEnumerable<SilentShape> Of(string text, int start, int length)
    {
        string last = "";
        int count = 0;
        int end = start + length;
        for (int at = start; at < end; at++)
        {
            char c = text[at];
            if (char.IsLowSurrogate(c))
            {
                continue;
            }

            if (char.IsAsciiDigit(c))
            {
                foreach (string symbol in Digits[c - '0'].Split(' '))
                {
                    count++;
                    yield return Shape(symbol);
                }

                last = "";
                continue;
            }

            if (TextChars.IsCjk(c) || char.IsHighSurrogate(c) || c is >= '\uAC00' and <= '\uD7A3')
            {
                count += 2;
                yield return Shape(Closed[c % Closed.Length]);
                yield return Shape(Open[c / 7 % Open.Length]);
                last = "";
                continue;
            }

            char letter = Base(c);
            if (letter == '\0')
            {
                continue;
            }

            string? shape = letter < 128 ? Latin(text, start, end, ref at, letter) : ScriptShapes.Of(letter) ?? Alternate(letter, last);

            // A doubled letter is one sound.
            if (shape is not null && shape != last)
            {
                count++;
                yield return Shape(shape);
                last = shape;
            }
        }

        if (count == 0)
        {
            yield return Shape("E");
        }
    }

    private static SilentShape Shape(string symbol) => new(symbol, symbol is "aa" or "E" or "I" or "O" or "U" ? Vowel : Consonant);

    private static string Alternate(char letter, string last) =>
        Array.IndexOf(Open, last) >= 0 ? Closed[letter % Closed.Length] : Open[letter % Open.Length];

    private static string? Latin(string text, int start, int end, ref int at, char letter)
    {
        char next = at + 1 < end ? Base(text[at + 1]) : '\0';
        string? two = (letter, next) switch
        {
            ('t', 'h') => "TH",
            ('s', 'h') or ('c', 'h') or ('d', 'g') => "CH",
            ('p', 'h') => "FF",
            ('c', 'k') or ('q', 'u') or ('n', 'g') => "kk",
            ('e', 'e') or ('e', 'a') or ('i', 'e') => "I",
            ('o', 'o') or ('o', 'u') => "U",
            ('a', 'i') or ('a', 'y') or ('e', 'i') or ('e', 'y') => "E",
            ('o', 'a') or ('o', 'w') or ('a', 'u') or ('a', 'w') => "O",
            _ => null,
        };
        if (two is not null)
        {
            at++;
            return two;
        }

        return letter switch
        {
            'a' => "aa",
            'e' when at == end - 1 && end - start > 3 && !IsVowel(Base(text[at - 1])) => null,
            'e' => "E",
            'i' or 'y' => "I",
            'o' => "O",
            'u' or 'w' => "U",
            'p' or 'b' or 'm' => "PP",
            'f' or 'v' => "FF",
            't' or 'd' => "DD",
            'c' when next is 'e' or 'i' or 'y' => "SS",
            'g' when next == 'h' => null,
            'k' or 'g' or 'q' or 'c' or 'h' or 'x' => "kk",
            'j' => "CH",
            's' or 'z' => "SS",
            'n' or 'l' => "nn",
            'r' => "RR",
            _ => null,
        };
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';

    // The letter without its accents, in lower case; '\0' for what is no letter.
    private static char Base(char c)
    {
        if (c < 128)
        {
            return char.IsAsciiLetter(c) ? char.ToLowerInvariant(c) : '\0';
        }

        char special = char.ToLowerInvariant(c) switch
        {
            'ß' or 'ç' => 's',
            'ñ' => 'n',
            'æ' => 'a',
            'ø' or 'œ' => 'o',
            'ł' => 'w',
            'đ' or 'ð' or 'þ' => 'd',
            'ı' => 'i',
            _ => '\0',
        };
        if (special != '\0' || char.IsSurrogate(c) || !char.IsLetter(c))
        {
            return special != '\0' ? special
                : CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark ? c : '\0';
        }

        return char.ToLowerInvariant(c < '\u0250' || c is >= '\u1E00' and <= '\u1EFF' or >= '\u0370' and <= '\u03FF'
            ? c.ToString().Normalize(System.Text.NormalizationForm.FormD)[0]
            : c);
    }
}
