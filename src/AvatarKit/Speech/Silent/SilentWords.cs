using System.Globalization;

namespace AvatarKit;

/// <summary>Finds the words of a text in any script, with the pauses between them.</summary>
internal static class SilentWords
{
    // Pauses in milliseconds: between words, at clauses, at the ends of sentences, at paragraphs.
    private const double Gap = 15;
    internal const double Clause = 180;
    private const double Sentence = 380;
    private const double Paragraph = 500;

    /// <summary>Enumerates the words.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The words in order.</returns>
    public static IEnumerable<SilentWord> Of(string text)
    {
        int at = 0;
        while (at < text.Length)
        {
            int length = LengthAt(text, at);
            if (length == 0)
            {
                at++;
                continue;
            }

            int next = at + length;
            double pause = TextChars.IsCjk(text[at]) ? 0 : Gap;
            while (next < text.Length && LengthAt(text, next) == 0)
            {
                pause = Math.Max(pause, PauseOf(text[next]));
                next++;
            }

            yield return new SilentWord(at, length, pause);
            at = next;
        }
    }

    private static int LengthAt(string text, int at)
    {
        if (TextChars.IsCjk(text[at]))
        {
            return 1;
        }

        int end = at;
        while (end < text.Length && !TextChars.IsCjk(text[end]))
        {
            int units = char.IsSurrogatePair(text, end) ? 2 : 1;
            if (!IsWordPart(text, end))
            {
                // Inside a word: "don't", "3.5", "14:30".
                bool joins = end > at && end + 1 < text.Length && text[end] is '\'' or '’' or '.' or ',' or ':'
                    && (text[end] is '\'' or '’' ? IsWordPart(text, end + 1) : char.IsAsciiDigit(text[end - 1]) && char.IsAsciiDigit(text[end + 1]));
                if (!joins)
                {
                    break;
                }
            }

            end += units;
        }

        return end - at;
    }

    private static bool IsWordPart(string text, int at) => CharUnicodeInfo.GetUnicodeCategory(text, at) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
        or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.DecimalDigitNumber
        or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static double PauseOf(char c) => c switch
    {
        '\n' => Paragraph,
        ',' or ';' or ':' or '–' or '—' or '(' or ')' => Clause,
        _ when TextChars.IsTerminal(c) => Sentence,
        _ when TextChars.IsStrongClause(c) => Clause,
        _ => 0,
    };
}
