using System.Globalization;
using System.Text;

namespace AvatarKit.Local;

/// <summary>A run of text between white space, and the word in it without the punctuation around it; in UTF-16 code units.</summary>
/// <param name="Start">Where the run starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="WordStart">Where the word starts.</param>
/// <param name="WordEnd">Where it ends; equal to <paramref name="WordStart"/> when there is only punctuation.</param>
internal readonly record struct TextWord(int Start, int End, int WordStart, int WordEnd)
{
    /// <summary>Finds the words of a text. A character of a script that is written without spaces is a word of its own.</summary>
    public static List<TextWord> Find(string text)
    {
        List<TextWord> words = [];
        int start = -1;
        int position = 0;
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool alone = IsUnspaced(rune);
            if (start >= 0 && (alone || IsSeparator(rune)))
            {
                words.Add(Trim(text, start, position));
                start = -1;
            }

            if (alone)
            {
                words.Add(new TextWord(position, position + rune.Utf16SequenceLength, position, position + rune.Utf16SequenceLength));
            }
            else if (start < 0 && !IsSeparator(rune))
            {
                start = position;
            }

            position += rune.Utf16SequenceLength;
        }

        if (start >= 0)
        {
            words.Add(Trim(text, start, position));
        }

        return words;
    }

    private static TextWord Trim(string text, int start, int end)
    {
        int first = end;
        int last = end;
        int position = start;
        foreach (Rune rune in text.AsSpan(start, end - start).EnumerateRunes())
        {
            if (!IsPunctuation(rune))
            {
                first = Math.Min(first, position);
                last = position + rune.Utf16SequenceLength;
            }

            position += rune.Utf16SequenceLength;
        }

        return first == end ? new TextWord(start, end, start, start) : new TextWord(start, end, first, last);
    }

    /// <summary>A long dash or an ellipsis parts words as a space does.</summary>
    private static bool IsSeparator(Rune rune)
        => Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || rune.Value is 0x2013 or 0x2014 or 0x2015 or 0x2026 or 0x200B or 0xFEFF;

    private static bool IsPunctuation(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OpenPunctuation or UnicodeCategory.ClosePunctuation or UnicodeCategory.InitialQuotePunctuation or
        UnicodeCategory.FinalQuotePunctuation or UnicodeCategory.DashPunctuation or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.Format or
        UnicodeCategory.Surrogate or UnicodeCategory.ModifierSymbol
        // Read aloud when they stand alone: & % @ # * / belong to the word.
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherPunctuation && rune.Value is not ('&' or '%' or '@' or '#' or '*' or '/' or '\\'));

    /// <summary>Han, Hiragana and Katakana.</summary>
    private static bool IsUnspaced(Rune rune)
        => rune.Value is >= 0x3400 and <= 0x9FFF or >= 0x3040 and <= 0x30FF or >= 0xF900 and <= 0xFAFF or >= 0x20000 and <= 0x3FFFF;
}
