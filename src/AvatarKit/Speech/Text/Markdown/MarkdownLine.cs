namespace AvatarKit;

/// <summary>Recognises what a line of Markdown begins, also while the line is still arriving.</summary>
/// <param name="Kind">What it begins.</param>
/// <param name="Content">Index of the first character after quote marks, indentation and the marker.</param>
/// <param name="Marker">Index of the first character after quote marks and indentation.</param>
/// <param name="Quoted">Whether the line begins with quote marks.</param>
/// <param name="FenceLength">For a fence: how many marks it has.</param>
internal readonly record struct MarkdownLine(LineKind Kind, int Content, int Marker, bool Quoted, int FenceLength = 0)
{
    // What must be seen of a line to be sure is short in practice. Nothing past this is looked at, also where it is there already:
    // what a line is may not depend on how much of it has arrived.
    private const int Lookahead = 256;

    /// <summary>Looks at a line.</summary>
    /// <param name="text">Text from the start of the line; may run on past its end.</param>
    /// <param name="final">Whether no more text will arrive.</param>
    /// <returns>What the line begins.</returns>
    public static MarkdownLine Classify(ReadOnlySpan<char> text, bool final)
    {
        int at = 0;
        bool quoted = false;
        while (at < text.Length && at < Lookahead && (text[at] is ' ' or '\t' or '\r' or '>'))
        {
            quoted |= text[at] == '>';
            at++;
        }

        if (at == Lookahead)
        {
            return new(LineKind.Text, at, at, quoted);
        }

        if (at == text.Length)
        {
            return new(final ? LineKind.Blank : LineKind.NeedMore, at, at, quoted);
        }

        ReadOnlySpan<char> line = text[at..];
        Opening opening = line[0] switch
        {
            '\n' => new(LineKind.Blank),
            '|' => new(LineKind.TableRow),
            '#' => Heading(line, final),
            '`' or '~' => Fence(line, final),
            '-' or '*' or '_' or '+' or '=' or '•' or '–' => MarkerOrRule(line, final),
            >= '0' and <= '9' => Ordered(line, final),
            _ => new(LineKind.Text),
        };
        return new(opening.Kind, at + opening.Length, at, quoted, opening.FenceLength);
    }

    /// <summary>Whether a line closes a fence.</summary>
    /// <param name="text">Text from the start of the line.</param>
    /// <param name="mark">The fence's character.</param>
    /// <param name="length">How many of them opened it.</param>
    /// <param name="final">Whether no more text will arrive.</param>
    /// <param name="end">Where the marks end.</param>
    /// <returns>Whether it does.</returns>
    public static Decision ClosesFence(ReadOnlySpan<char> text, char mark, int length, bool final, out int end)
    {
        int at = 0;
        while (at < text.Length && at < Lookahead && (text[at] is ' ' or '\t' or '>'))
        {
            at++;
        }

        ReadOnlySpan<char> marks = text.Slice(at, Math.Min(text.Length - at, Lookahead));
        int count = marks.IndexOfAnyExcept(mark);
        end = at + (count < 0 ? marks.Length : count);
        if (at == Lookahead)
        {
            return Decision.No;
        }

        if (count < 0)
        {
            return marks.Length == Lookahead || final ? (marks.Length >= length ? Decision.Yes : Decision.No) : Decision.NeedMore;
        }

        return count < length ? Decision.No : OnlyBlankFollows(text[end..], final);
    }

    /// <summary>Where a rule ends that begins at a place: with its line, or with what is looked at of it.</summary>
    /// <param name="text">Text from the rule on; may run on past its end.</param>
    /// <returns>The index.</returns>
    public static int EndOfRule(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> seen = text[..Math.Min(text.Length, Lookahead)];
        int end = seen.IndexOf('\n');
        return end < 0 ? seen.Length : end;
    }

    /// <summary>Whether a line is the one under a table's header: bars, dashes and colons only.</summary>
    /// <param name="text">Text from the start of the line.</param>
    /// <param name="final">Whether no more text will arrive.</param>
    /// <returns>Whether it is.</returns>
    public static Decision IsTableDelimiter(ReadOnlySpan<char> text, bool final)
    {
        bool dash = false;
        bool bar = false;
        for (int i = 0; i < text.Length && i < Lookahead; i++)
        {
            switch (text[i])
            {
                case '-':
                    dash = true;
                    break;
                case '|':
                    bar = true;
                    break;
                case ' ' or '\t' or ':' or '\r' or '>':
                    break;
                case '\n':
                    return dash && bar ? Decision.Yes : Decision.No;
                default:
                    return Decision.No;
            }
        }

        return final || text.Length >= Lookahead ? (dash && bar ? Decision.Yes : Decision.No) : Decision.NeedMore;
    }

    private static Opening Heading(ReadOnlySpan<char> line, bool final)
    {
        int count = line.IndexOfAnyExcept('#');
        if (count < 0)
        {
            return new(line.Length > 6 ? LineKind.Text : final ? LineKind.Heading : LineKind.NeedMore, Math.Min(line.Length, 6));
        }

        return count <= 6 && char.IsWhiteSpace(line[count]) ? new(LineKind.Heading, count) : new(LineKind.Text);
    }

    private static Opening Fence(ReadOnlySpan<char> line, bool final)
    {
        char mark = line[0];
        int count = line.IndexOfAnyExcept(mark);
        if (count < 0)
        {
            count = line.Length;
        }

        if (count < 3)
        {
            return new(count == line.Length && !final ? LineKind.NeedMore : LineKind.Text);
        }

        // With a backtick later in the line it is inline code: ```like this```.
        ReadOnlySpan<char> rest = line[Math.Min(count, Math.Min(line.Length, Lookahead))..Math.Min(line.Length, Lookahead)];
        int end = rest.IndexOfAny('\n', mark);
        if (end >= 0)
        {
            return rest[end] == '\n' || mark == '~' ? new(LineKind.Fence, count, count) : new(LineKind.Text);
        }

        return line.Length >= Lookahead ? new(LineKind.Text)
            : final ? new(LineKind.Fence, count, count)
            : new(LineKind.NeedMore);
    }

    private static Opening MarkerOrRule(ReadOnlySpan<char> line, bool final)
    {
        char mark = line[0];
        if (line.Length == 1)
        {
            return new(final ? LineKind.Text : LineKind.NeedMore);
        }

        if (mark is '-' or '*' or '_' or '=')
        {
            Decision rule = IsRule(line, mark, final);
            if (rule != Decision.No)
            {
                return new(rule == Decision.Yes ? LineKind.Rule : LineKind.NeedMore);
            }
        }

        return mark is not ('_' or '=') && line[1] is ' ' or '\t' ? new(LineKind.ListItem, 2) : new(LineKind.Text);
    }

    private static Decision IsRule(ReadOnlySpan<char> line, char mark, bool final)
    {
        int count = 0;
        for (int i = 0; i < line.Length && i < Lookahead; i++)
        {
            if (line[i] == mark)
            {
                count++;
            }
            else if (line[i] == '\n')
            {
                return count >= 3 ? Decision.Yes : Decision.No;
            }
            else if (line[i] is not (' ' or '\t' or '\r'))
            {
                return Decision.No;
            }
        }

        return final || line.Length >= Lookahead ? (count >= 3 ? Decision.Yes : Decision.No) : Decision.NeedMore;
    }

    private static Opening Ordered(ReadOnlySpan<char> line, bool final)
    {
        // Four digits are a year at the start of a line, not the number of an item.
        int digits = line.IndexOfAnyExceptInRange('0', '9');
        if (digits < 0)
        {
            return new(line.Length > 3 || final ? LineKind.Text : LineKind.NeedMore);
        }

        if (digits > 3 || line[digits] is not ('.' or ')'))
        {
            return new(LineKind.Text);
        }

        if (line.Length == digits + 1)
        {
            return new(final ? LineKind.Text : LineKind.NeedMore);
        }

        return line[digits + 1] is ' ' or '\t' ? new(LineKind.ListItem, digits + 2) : new(LineKind.Text);
    }

    private static Decision OnlyBlankFollows(ReadOnlySpan<char> text, bool final)
    {
        for (int i = 0; i < text.Length && i < Lookahead; i++)
        {
            if (text[i] == '\n')
            {
                return Decision.Yes;
            }

            if (text[i] is not (' ' or '\t' or '\r'))
            {
                return Decision.No;
            }
        }

        return final || text.Length >= Lookahead ? Decision.Yes : Decision.NeedMore;
    }

    /// <summary>What a line begins, how long the marker is, and for a fence: how many marks it has.</summary>
    private readonly record struct Opening(LineKind Kind, int Length = 0, int FenceLength = 0);
}
