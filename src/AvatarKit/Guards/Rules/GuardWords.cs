using System.Globalization;
using System.Text;

namespace AvatarKit;

/// <summary>Text as guards compare it: words in small letters, without accents, invisible characters and forms of letters.
/// Where a script has no spaces, each of its characters is a word.</summary>
internal static class GuardWords
{
    // Cyrillic and Greek letters that look like Latin ones; they count as these in a word that has Latin letters, too.
    private const string LookAlikes = "аaеeоoрpсcхxуyіiѕsјjһhԁdɡgαaοoνvρpιiτtυu";

    /// <summary>The words of a text.</summary>
    public static string[] Of(string text)
    {
        List<string> words = [];
        StringBuilder word = new();
        foreach (char c in Fold(text))
        {
            if (IsWrittenWithoutSpaces(c))
            {
                End(word, words);
                words.Add(c.ToString());
            }
            else if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                word.Append(c);
            }
            else
            {
                End(word, words);
            }
        }

        End(word, words);
        return [.. words];
    }

    /// <summary>Whether a character is one that nobody sees.</summary>
    public static bool IsInvisible(int rune) => rune is 0xAD or 0x34F or 0x61C or 0x180E or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x206F) or 0xFEFF || IsTag(rune);

    /// <summary>Whether a character is one of those that spell words nobody sees.</summary>
    public static bool IsTag(int rune) => rune is >= 0xE0020 and <= 0xE007E;

    private static string Fold(string text)
    {
        StringBuilder visible = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsInvisible(rune.Value))
            {
                visible.Append(Rune.ToLowerInvariant(rune));
            }
        }

        StringBuilder folded = new(visible.Length);
        foreach (char c in NormalizedText.Of(visible.ToString(), NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark)
            {
                continue;
            }

            _ = c switch
            {
                'ß' => folded.Append("ss"),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' => folded.Append('d'),
                'ı' => folded.Append('i'),
                _ => folded.Append(char.ToLowerInvariant(c)),
            };
        }

        return folded.ToString();
    }

    private static void End(StringBuilder word, List<string> words)
    {
        if (word.Length == 0)
        {
            return;
        }

        string made = word.ToString();
        words.Add(made.Any(char.IsAsciiLetter) && made.Any(static c => c > 0x7F) ? string.Concat(made.Select(Plain)) : made);
        word.Clear();
    }

    private static char Plain(char c)
    {
        int at = c <= 0x7F ? -1 : LookAlikes.IndexOf(c, StringComparison.Ordinal);
        return at >= 0 && at % 2 == 0 ? LookAlikes[at + 1] : c;
    }

    // Thai and Lao, Khmer, kana and Han.
    private static bool IsWrittenWithoutSpaces(char c)
        => c is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1780' and <= '\u17FF') or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF')
            or (>= '\uF900' and <= '\uFAFF');
}
