namespace AvatarKit;

/// <summary>Counts what the score rests on, in one pass over the beginning of a message.</summary>
internal static class PromptReader
{
    /// <summary>How much of a message is looked at, in UTF-16 code units. What it asks for is said by then.</summary>
    public const int Bound = 4_000;

    private const int LongestWord = 32;
    private const int LongWord = 9;

    /// <summary>Counts.</summary>
    /// <param name="message">The message.</param>
    /// <returns>What was found.</returns>
    public static PromptFeatures Read(ReadOnlySpan<char> message)
    {
        ReadOnlySpan<char> text = message.Length > Bound ? message[..Bound] : message;
        PromptFeatures found = default;
        bool lineStart = true;
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            int length = 1;
            if (TextChars.IsCjk(c))
            {
                ReadIdeograph(text[at..], ref found);
            }
            else if (char.IsLetter(c))
            {
                length = TextRuns.Word(text[at..]);
                ReadWord(text.Slice(at, length), ref found);
            }
            else if (char.IsDigit(c))
            {
                length = TextRuns.Number(text[at..]);

                // "1." at the start of a line is an item of a list, not a number.
                bool item = lineStart && at + length < text.Length && text[at + length] is '.' or ')';
                found.Words += item ? 0 : 1;
                found.Numbers += item ? 0 : 1;
                found.Parts += item ? 1 : 0;
            }
            else
            {
                length = ReadSign(text[at..], lineStart, ref found);
            }

            at += length;
            lineStart = c == '\n' || (lineStart && c is ' ' or '\t');
        }

        return found;
    }

    private static void ReadIdeograph(ReadOnlySpan<char> text, ref PromptFeatures found)
    {
        found.Words += 0.6;
        found.Letters++;
        found.ForeignLetters++;
        Count(ref found, text.Length > 1 ? CueWords.Pair(text[..2]) : default);
    }

    private static void ReadWord(ReadOnlySpan<char> word, ref PromptFeatures found)
    {
        found.Words++;
        found.Letters += word.Length;
        found.ForeignLetters += word[0] > '\u024F' ? word.Length : 0;
        found.LongWords += word.Length >= LongWord ? 1 : 0;
        if (word.Length <= LongestWord)
        {
            Span<char> lower = stackalloc char[LongestWord];
            word.ToLowerInvariant(lower);
            Count(ref found, CueWords.Word(lower[..word.Length]));
        }
    }

    private static int ReadSign(ReadOnlySpan<char> text, bool lineStart, ref PromptFeatures found)
    {
        switch (text[0])
        {
            case '?' or '？' or '؟':
                found.Questions++;
                return TextRuns.Same(text);
            case '-' or '*' or '•' when lineStart:
                found.Parts++;
                break;
            case '`' or '{' or '}' or ';':
                found.Code += 0.5;
                break;
            case '+' or '=' or '^' or '×' or '÷' or '√' or '∫' or '∑' or '≤' or '≥' or '≈' or '\\' or '<' or '>' or '|':
                found.Math += 0.4;
                break;
            case '$' or '€' or '£' or '¥' or '%' or '°':
                found.Units++;
                break;
            case '(' or '[':
                found.Brackets += 0.2;
                break;
            case '_':
                found.Brackets += 0.3;
                break;
        }

        return 1;
    }

    private static void Count(ref PromptFeatures found, in Cue cue)
    {
        switch (cue.Main)
        {
            case CueKind.Reasoning:
                found.Reasoning += cue.Weight;
                break;
            case CueKind.Task:
                found.Tasks += cue.Weight;
                break;
            case CueKind.Code:
                found.Code += cue.Weight;
                break;
            case CueKind.Math:
                found.Math += cue.Weight;
                break;
            case CueKind.Constraint:
                found.Constraints += cue.Weight;
                break;
            case CueKind.Part:
                found.Parts += cue.Weight;
                break;
        }

        found.Quantities += (cue.Kinds & CueKind.Quantity) != 0 ? 1 : 0;
        found.Conditions += (cue.Kinds & CueKind.Condition) != 0 ? 1 : 0;
        found.DomainTerms += (cue.Kinds & CueKind.Domain) != 0 ? 1 : 0;
        found.References += (cue.Kinds & CueKind.Reference) != 0 ? 1 : 0;
    }
}
