using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>Cuts text of any language into the terms that are indexed and asked for.</summary>
/// <remarks>
/// Words are folded: lower case, compatibility forms, no diacritics. Scripts that write without spaces (Han, Kana, Thai, Lao,
/// Khmer, Burmese) and Hangul become overlapping pairs of characters. <c>camelCase</c> gives the whole and its parts.
/// </remarks>
internal static class TextAnalyzer
{
    public static List<TextToken> Tokenize(string text)
    {
        var tokens = new List<TextToken>(text.Length / 6);
        int index = 0;
        while (index < text.Length)
        {
            int width = WidthAt(text, index);
            if (!IsWordPart(text, index))
            {
                index += width;
            }
            else if (IsUnspaced(text[index]))
            {
                index = TakeUnspaced(text, index, tokens);
            }
            else
            {
                int start = index;
                index = TakeWord(text, index, tokens);
                AddJoined(text, start, index, tokens);
            }
        }

        return tokens;
    }

    public static string Fold(ReadOnlySpan<char> word)
    {
        bool plain = true;
        foreach (char character in word)
        {
            plain &= character is (>= 'a' and <= 'z') or (>= '0' and <= '9');
        }

        return plain ? word.ToString() : FoldSlowly(word.ToString());
    }

    private static string FoldSlowly(string word)
    {
        // Unpaired surrogates cannot be normalised.
        string decomposed = word.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') >= 0 ? word : word.Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        foreach (char character in decomposed.ToLowerInvariant())
        {
            switch (character)
            {
                case 'ß':
                    folded.Append("ss");
                    break;
                case 'æ':
                    folded.Append("ae");
                    break;
                case 'œ':
                    folded.Append("oe");
                    break;
                case 'ø':
                    folded.Append('o');
                    break;
                case 'ł':
                    folded.Append('l');
                    break;
                case 'đ':
                    folded.Append('d');
                    break;
                case 'ı':
                    folded.Append('i');
                    break;
                case '\u2019' or '\'' or '\u00AD' or '\u200C' or '\u200D':
                    break;
                default:
                    // Marks of Latin, Greek, Cyrillic, Hebrew and Arabic are decoration; those of Indic scripts and Thai are vowels.
                    // A sign for several words (U+FDFA) is one term all the same: the index takes terms apart at what is no part of a word.
                    if (!(character < '\u0900' && CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark)
                        && !char.IsWhiteSpace(character))
                    {
                        folded.Append(character);
                    }

                    break;
            }
        }

        return folded.ToString();
    }

    private static int TakeWord(string text, int start, List<TextToken> tokens)
    {
        int end = start;
        while (end < text.Length && IsWordPart(text, end) && !IsUnspaced(text[end]))
        {
            end += WidthAt(text, end);

            // An apostrophe inside a word: "don't" is one, the "l'" of "l'eau" is not.
            if (end + 1 < text.Length && text[end] is '\'' or '\u2019' && end - start > 2 && char.IsLetter(text[end + 1]))
            {
                end++;
            }
        }

        string term = Fold(text.AsSpan(start, end - start));
        if (term.EndsWith('s') && end - start > 3 && text[end - 2] is '\'' or '\u2019')
        {
            term = term[..^1];
        }

        if (term.Length > 0)
        {
            tokens.Add(new TextToken(term, start, end - start));
            AddParts(text, start, end, tokens);
        }

        return end;
    }

    /// <summary>"Wi-Fi" is also "wifi", "e-mail" also "email": short parts around a hyphen are known joined, too.</summary>
    private static void AddJoined(string text, int start, int end, List<TextToken> tokens)
    {
        int before = start - 1;
        if (before < 1 || text[before] is not ('-' or '\u2010' or '\u2011') || !char.IsLetter(text[before - 1]))
        {
            return;
        }

        int first = before;
        while (first > 0 && char.IsLetterOrDigit(text[first - 1]))
        {
            first--;
        }

        if (before - first <= 3 && end - start <= 6)
        {
            tokens.Add(new TextToken(Fold(text.AsSpan(first, before - first)) + Fold(text.AsSpan(start, end - start)), first, end - first));
        }
    }

    private static void AddParts(string text, int start, int end, List<TextToken> tokens)
    {
        int part = start;
        for (int index = start + 1; index <= end; index++)
        {
            bool boundary = index == end || (char.IsAsciiLetterUpper(text[index]) && char.IsAsciiLetterLower(text[index - 1]));
            if (boundary && !(part == start && index == end))
            {
                if (index - part > 1)
                {
                    tokens.Add(new TextToken(Fold(text.AsSpan(part, index - part)), part, index - part));
                }

                part = index;
            }
        }
    }

    private static int TakeUnspaced(string text, int start, List<TextToken> tokens)
    {
        int end = start;
        while (end < text.Length && IsWordPart(text, end) && IsUnspaced(text[end]))
        {
            end++;
        }

        if (end - start == 1)
        {
            tokens.Add(new TextToken(Fold(text.AsSpan(start, 1)), start, 1));
        }

        for (int index = start; index + 1 < end; index++)
        {
            tokens.Add(new TextToken(Fold(text.AsSpan(index, 2)), index, 2));
        }

        return end;
    }

    private static bool IsWordPart(string text, int index)
        => char.IsLetterOrDigit(text, index)
            || CharUnicodeInfo.GetUnicodeCategory(text, index) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int WidthAt(string text, int index)
        => char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]) ? 2 : 1;

    public static bool IsHiragana(string term) => term.Length > 0 && term.All(IsHiragana);

    public static bool HasHiragana(string term) => term.Any(IsHiragana);

    private static bool IsHiragana(char character) => character is >= '\u3040' and <= '\u309F';

    private static bool IsUnspaced(char character) => character
        is (>= '\u0E00' and <= '\u0EFF')
        or (>= '\u1000' and <= '\u109F')
        or (>= '\u1780' and <= '\u17FF')
        or (>= '\u3040' and <= '\u30FF')
        or (>= '\u3400' and <= '\u9FFF')
        or (>= '\uAC00' and <= '\uD7AF')
        or (>= '\uF900' and <= '\uFAFF');
}
