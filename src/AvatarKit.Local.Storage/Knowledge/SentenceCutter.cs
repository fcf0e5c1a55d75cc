using System.Collections.Frozen;

namespace AvatarKit.Local;

/// <summary>Cuts a paragraph into sentences. The ranges cover the text without gaps; each keeps the space after it.</summary>
internal static class SentenceCutter
{
    private static readonly FrozenSet<string> Abbreviations = FrozenSet.ToFrozenSet(
        [
            "e.g", "i.e", "etc", "vs", "cf", "dr", "mr", "mrs", "ms", "prof", "st", "no", "nr", "fig", "vol", "approx", "resp",
            "incl", "z.b", "d.h", "bzw",
            "usw", "ca", "p.ex", "ex", "sr", "sra", "art", "pp", "ed",
        ],
        StringComparer.OrdinalIgnoreCase);

    // Longer than every abbreviation: what is looked at before a full stop is bounded, so that a text is read in linear time.
    private const int LongestAbbreviation = 24;

    public static IEnumerable<Range> Cut(string text)
    {
        int start = 0;
        int first = text.Length - text.AsSpan().TrimStart().Length;
        int marksEnd = 0;
        int spaceEnd = 0;
        for (int index = 0; index < text.Length; index++)
        {
            if (!IsEnd(text, index, first))
            {
                continue;
            }

            // Of marks in a row, and of the space after them, the end is found once.
            int end = marksEnd > index ? marksEnd : marksEnd = EndOfMarks(text, index + 1);
            bool wide = text[index] is '。' or '！' or '？';
            if (end < text.Length && !wide && !char.IsWhiteSpace(text[end]))
            {
                continue;
            }

            end = spaceEnd > end ? spaceEnd : spaceEnd = EndOfSpace(text, end);
            if (end < text.Length && char.IsLower(text[end]) && text[index] == '.')
            {
                continue;
            }

            yield return start..end;
            start = end;
            index = end - 1;
        }

        if (start < text.Length)
        {
            yield return start..text.Length;
        }
    }

    private static int EndOfMarks(string text, int end)
    {
        while (end < text.Length && text[end] is '.' or '!' or '?' or '"' or '\'' or ')' or ']' or '”' or '’' or '»' or '」' or '*' or '_')
        {
            end++;
        }

        return end;
    }

    private static int EndOfSpace(string text, int end)
    {
        while (end < text.Length && char.IsWhiteSpace(text[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsEnd(string text, int index, int first)
    {
        if (text[index] is '!' or '?' or '。' or '！' or '？')
        {
            return true;
        }

        if (text[index] != '.')
        {
            return false;
        }

        int word = index;
        while (word > 0 && index - word <= LongestAbbreviation
            && (char.IsLetter(text[word - 1]) || (text[word - 1] == '.' && word < index)))
        {
            word--;
        }

        // "J. Smith" and "1. First": a single letter or a number at the start ends no sentence.
        bool initial = index - word == 1 && char.IsUpper(text[word]);
        bool ordinal = index > first && char.IsAsciiDigit(text[index - 1])
            && text.AsSpan(first, index - first).IndexOfAnyExceptInRange('0', '9') < 0;
        return !initial && !ordinal && !Abbreviations.Contains(text[word..index]);
    }
}
