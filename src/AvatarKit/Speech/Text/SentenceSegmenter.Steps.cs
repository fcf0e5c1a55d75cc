namespace AvatarKit;

/// <content>Characters of running text, one at a time.</content>
public sealed partial class SentenceSegmenter
{
    private bool Step(ICollection<TextSegment> output, bool final)
    {
        ReadOnlySpan<char> text = buffer.Pending;
        char c = text[position];
        if (char.IsAsciiLetterOrDigit(c))
        {
            // As far as the longest segment: there it is cut.
            int bound = Math.Min(text.Length, options.MaxLength + 1);
            do
            {
                position++;
            }
            while (position < bound && char.IsAsciiLetterOrDigit(text[position]));

            return true;
        }

        if (char.IsWhiteSpace(c))
        {
            StepSpace(text, c, output);
            return true;
        }

        if (c == '`')
        {
            return StepBackticks(text, final);
        }

        if (c == '<' && !nesting.InCode && Before(text) != '`')
        {
            Decision tag = MarkupTag.Read(text[position..], final, out int length);
            if (tag != Decision.No)
            {
                // What stands in a tag ends nothing.
                position += length;
                return tag == Decision.Yes;
            }
        }

        barInLine |= c == '|';
        if (nesting.InCode || block == Block.Heading)
        {
            nesting.Apply(c, Before(text));
            position++;
            return true;
        }

        if (TextChars.IsTerminal(c))
        {
            return StepTerminal(text, output, final);
        }

        if (c is ',' or ';' or ':' or '-' or '–' || TextChars.IsStrongClause(c))
        {
            return StepClause(text, c, output, final);
        }

        if (TextChars.CanBreakBefore(c) && position > content)
        {
            Note(position);
        }

        nesting.Apply(c, Before(text));
        position++;
        return true;
    }

    private void StepSpace(ReadOnlySpan<char> text, char c, ICollection<TextSegment> output)
    {
        if (c == '\n' && block == Block.Heading)
        {
            Cut(position, output);
            block = Block.Paragraph;
        }

        if (position == 0)
        {
            // Space before a segment belongs to none.
            buffer.Advance(1);
            content = Math.Max(0, content - 1);
        }
        else
        {
            if (position > content)
            {
                Note(position, number: char.IsAsciiDigit(text[position - 1]));
            }

            position++;
        }

        atLineStart = c == '\n';
    }

    private bool StepBackticks(ReadOnlySpan<char> text, bool final)
    {
        ReadOnlySpan<char> seen = text.Slice(position, Math.Min(text.Length - position, options.MaxLength));
        int run = seen.IndexOfAnyExcept('`');
        if (run < 0)
        {
            run = seen.Length;
            if (!final && run < options.MaxLength)
            {
                return false;
            }
        }

        nesting.Backticks(run);
        position += run;
        return true;
    }

    private bool StepTerminal(ReadOnlySpan<char> text, ICollection<TextSegment> output, bool final)
    {
        if (position < content)
        {
            position++;
            return true;
        }

        Decision decision = SentenceBoundary.Decide(text, position, final, out int end);
        if (decision == Decision.NeedMore)
        {
            return false;
        }

        if (end <= position)
        {
            // The next item of a list within the line.
            if (nesting.IsEmpty)
            {
                Cut(end, output);
            }
            else
            {
                position++;
            }

            return true;
        }

        Nesting after = nesting;
        char previous = text[position];
        foreach (char c in text[(position + 1)..end])
        {
            after.Apply(c, previous);
            previous = c;
        }

        if (decision == Decision.Yes && after.IsEmpty && end <= options.MaxLength)
        {
            Cut(end, output);
            return true;
        }

        if (decision == Decision.Yes && end <= options.MaxLength)
        {
            candidates.Sentence = end;
        }

        nesting = after;
        position = end;
        return true;
    }

    private bool StepClause(ReadOnlySpan<char> text, char c, ICollection<TextSegment> output, bool final)
    {
        int end = position + 1;
        if (end >= text.Length && !final)
        {
            return false;
        }

        bool clause = end < text.Length && c switch
        {
            '-' or '–' => char.IsWhiteSpace(text[end]) && char.IsWhiteSpace(Before(text)),
            ',' or ';' or ':' => char.IsWhiteSpace(text[end]),
            _ => !TextChars.IsCloser(text[end]) && !TextChars.IsTerminal(text[end]),
        };
        if (clause && nesting.IsEmpty && position > content && end <= options.MaxLength)
        {
            if (first && end >= options.FirstClauseLength)
            {
                Cut(end, output);
                return true;
            }

            candidates.Clause = end;
        }

        position++;
        return true;
    }

    private char Before(ReadOnlySpan<char> text) => position > 0 ? text[position - 1] : ' ';

    private void Note(int at, bool number = false)
    {
        if (at > options.MaxLength)
        {
            return;
        }

        candidates.Space = at;
        if (!nesting.InMarkup && !number)
        {
            candidates.Word = at;
        }
    }
}
