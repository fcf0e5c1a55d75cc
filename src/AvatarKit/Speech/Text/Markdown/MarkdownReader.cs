namespace AvatarKit;

/// <summary>Takes the Markdown off a text, block by block.</summary>
/// <param name="text">What was written.</param>
/// <param name="plain">Receives what is left.</param>
/// <param name="lexicon">Phrases for what is not read out.</param>
internal sealed class MarkdownReader(string text, PlainText plain, Lexicon lexicon)
{
    private readonly InlineReader inline = new(text, plain, lexicon);

    /// <summary>Reads the text.</summary>
    public void Read()
    {
        int at = 0;
        while (at < text.Length)
        {
            MarkdownLine line = MarkdownLine.Classify(text.AsSpan(at), final: true);
            int end = LineEnd(at);
            at = line.Kind switch
            {
                LineKind.Blank or LineKind.Rule => Skip(at, end),
                LineKind.Fence => ReadFence(at, line),
                LineKind.TableRow => ReadTable(at),
                LineKind.Heading => ReadHeading(at + line.Content, end),
                LineKind.ListItem => ReadItem(at, line),
                _ => StartsTable(at, end) ? ReadTable(at) : ReadParagraph(at, at + line.Content),
            };
        }
    }

    private int Skip(int at, int end)
    {
        plain.AddBreak(at);
        return Next(end);
    }

    private int ReadFence(int at, MarkdownLine line)
    {
        char mark = text[at + line.Marker];
        int end = LineEnd(at);
        string language = text[(at + line.Content)..end];
        int next = Next(end);
        while (next < text.Length)
        {
            end = LineEnd(next);
            bool closed = MarkdownLine.ClosesFence(text.AsSpan(next, end - next), mark, line.FenceLength, final: true) == Decision.Yes;
            next = Next(end);
            if (closed)
            {
                break;
            }
        }

        Say(lexicon.CodePhrase(CodeLanguages.Name(language, lexicon)), at, Math.Min(end, text.Length) - at);
        return next;
    }

    private int ReadTable(int at)
    {
        int end = at;
        int next = at;
        List<(int Start, int End)> rows = [];
        while (next < text.Length)
        {
            int lineEnd = LineEnd(next);
            if (!text.AsSpan(next, lineEnd - next).Contains('|'))
            {
                break;
            }

            rows.Add((next, lineEnd));
            end = lineEnd;
            next = Next(lineEnd);
        }

        MarkdownTable table = new(text, rows);
        if (table.IsSmall)
        {
            table.Read(inline, plain, lexicon);
        }
        else
        {
            Say(lexicon.TablePhrase(table.RowCount), at, end - at);
        }

        plain.AddBreak(end);
        return next;
    }

    private int ReadHeading(int start, int end)
    {
        plain.AddBreak(start);
        int close = end;
        while (close > start && text[close - 1] is '#' or ' ' or '\t' or '\r')
        {
            close--;
        }

        // "# C#" keeps its last mark: only marks after a space close a heading.
        inline.Read(start, close < end && text[close] == '#' && close > start ? end : close);
        plain.AddBreak(end);
        return Next(end);
    }

    private int ReadItem(int at, MarkdownLine line)
    {
        plain.AddBreak(at);
        int start = at + line.Content;
        if (char.IsAsciiDigit(text[at + line.Marker]))
        {
            for (int i = at + line.Marker; i < start; i++)
            {
                plain.Add(text[i] == ')' ? '.' : text[i], i);
            }
        }

        // The box of a task: "[ ]", "[x]".
        if (text.AsSpan(start) is ['[', ' ' or 'x' or 'X', ']', ' ', ..])
        {
            start += 4;
        }

        int next = ReadParagraph(at, start);
        plain.AddBreak(next);
        return next;
    }

    private int ReadParagraph(int at, int start)
    {
        int end = LineEnd(at);
        if (IsDefinition(text.AsSpan(start, Math.Max(0, end - start))))
        {
            return Skip(at, end);
        }

        int next = Next(end);
        while (next < text.Length && !StartsTable(next, LineEnd(next))
            && MarkdownLine.Classify(text.AsSpan(next), final: true).Kind == LineKind.Text)
        {
            end = LineEnd(next);
            next = Next(end);
        }

        inline.Read(Math.Min(start, end), end);
        if (next < text.Length)
        {
            plain.AddBreak(end);
        }

        return next;
    }

    private void Say(string? phrase, int start, int length)
    {
        plain.AddBreak(start);
        if (phrase is not null)
        {
            plain.AddPhrase(phrase, start, length);
        }

        plain.AddBreak(start + length);
    }

    // A line with a bar over one of dashes and bars.
    private bool StartsTable(int at, int end)
    {
        int next = Next(end);
        return next < text.Length && text.AsSpan(at, end - at).Contains('|')
            && MarkdownLine.IsTableDelimiter(text.AsSpan(next, LineEnd(next) - next), final: true) == Decision.Yes;
    }

    // "[1]: https://example.com": where a link leads to, said nowhere.
    private static bool IsDefinition(ReadOnlySpan<char> line)
    {
        if (line is not ['[', ..])
        {
            return false;
        }

        int close = line.IndexOf("]:");
        return close > 1 && line[..close].IndexOf(' ') < 0;
    }

    private int LineEnd(int at)
    {
        int length = text.AsSpan(at).IndexOf('\n');
        return length < 0 ? text.Length : at + length;
    }

    private int Next(int end) => Math.Min(text.Length, end + 1);
}
