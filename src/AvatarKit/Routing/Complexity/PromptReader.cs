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
        double longWords = 0;
        Span<char> word = stackalloc char[LongestWord];
        bool lineStart = true;
        for (int at = 0; at < text.Length;)
        {
            char c = text[at];
            if (TextChars.IsCjk(c))
            {
                found.Words += 0.6;
                Count(ref found, at + 1 < text.Length ? CueWords.Pair(text.Slice(at, 2)) : default);
                at++;
            }
            else if (char.IsLetter(c))
            {
                int length = WordLength(text[at..]);
                found.Words++;
                longWords += length >= LongWord ? 1 : 0;
                if (length <= LongestWord)
                {
                    text.Slice(at, length).ToLowerInvariant(word);
                    Count(ref found, CueWords.Word(word[..length]));
                }

                at += length;
            }
            else if (char.IsDigit(c))
            {
                int length = NumberLength(text[at..]);

                // "1." at the start of a line is an item of a list, not a number.
                bool item = lineStart && at + length < text.Length && text[at + length] is '.' or ')';
                found.Words += item ? 0 : 1;
                found.Math += item ? 0 : 0.2;
                found.Parts += item ? 0.5 : 0;
                at += length;
            }
            else
            {
                at += Symbol(text, at, lineStart, ref found);
            }

            lineStart = c == '\n' || (lineStart && c is ' ' or '\t');
        }

        // The share says little of a handful of words.
        found.LongWords = longWords / Math.Max(8, found.Words);
        return found;
    }

    private static int Symbol(ReadOnlySpan<char> text, int at, bool lineStart, ref PromptFeatures found)
    {
        char c = text[at];
        char next = at + 1 < text.Length ? text[at + 1] : ' ';
        switch (c)
        {
            case '?' or '？' or '؟':
                found.Questions++;
                return Run(text, at);
            case '-' or '*' or '•' when lineStart && next == ' ':
                found.Parts += 0.5;
                return 1;
            case '`':
                found.Code += 0.5;
                return Run(text, at);
            case '{' or '}' or ';' when next is '\n' or '\r':
                found.Code += 0.5;
                return 1;
            case '(' when next == ')':
            case '=' when next is '=' or '>':
            case '-' when next == '>':
                found.Code += 0.5;
                return 2;
            case '+' or '=' or '^' or '×' or '÷' or '√' or '∫' or '∑' or '≤' or '≥' or '≈' or '\\':
                found.Math += 0.4;
                return 1;
            default:
                return 1;
        }
    }

    private static void Count(ref PromptFeatures found, Cue cue)
    {
        switch (cue.Kind)
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
    }

    private static int WordLength(ReadOnlySpan<char> text)
    {
        int at = 1;
        while (at < text.Length && (char.IsLetter(text[at]) ? !TextChars.IsCjk(text[at])
            : text[at] is '-' or '\'' && at + 1 < text.Length && char.IsLetter(text[at + 1])))
        {
            at++;
        }

        return at;
    }

    private static int NumberLength(ReadOnlySpan<char> text)
    {
        int at = 1;
        while (at < text.Length && (char.IsDigit(text[at]) || (text[at] is '.' or ',' && at + 1 < text.Length && char.IsDigit(text[at + 1]))))
        {
            at++;
        }

        return at;
    }

    private static int Run(ReadOnlySpan<char> text, int at)
    {
        int length = text[at..].IndexOfAnyExcept(text[at]);
        return length < 0 ? text.Length - at : length;
    }
}
