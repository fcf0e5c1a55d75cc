namespace AvatarKit;

/// <summary>Finds the blocks of a Markdown text.</summary>
/// <param name="text">The text.</param>
internal sealed class BlockScanner(string text)
{
    /// <summary>Reads the block that begins at an index.</summary>
    /// <param name="at">The start of a line.</param>
    /// <returns>The block; its end is after <paramref name="at"/>.</returns>
    public BlockSpan Read(int at)
    {
        MarkdownLine line = MarkdownLine.Classify(text.AsSpan(at), final: true);
        int end = LineEnd(at);
        if (Diagram(at) is > 0 and int picture)
        {
            return new BlockSpan(MarkdownBlockKind.Paragraph, at, picture, Next(picture)) { Content = at, Marker = at };
        }

        return line.Kind switch
        {
            LineKind.Blank or LineKind.Rule => new BlockSpan(null, at, end, Next(end)),
            LineKind.Fence => Fence(at, end, line),
            LineKind.TableRow => Table(at),
            LineKind.Heading => Heading(at, end, line),
            LineKind.ListItem => Item(at, line),
            _ when CommentLength(at + line.Content) is > 0 and int length => Comment(at, at + line.Content + length),
            _ => StartsTable(at, end) ? Table(at) : Paragraph(at, at + line.Content, at + line.Marker, MarkdownBlockKind.Paragraph),
        };
    }

    // A box of signs that would be a table's otherwise: where it ends, or 0.
    private int Diagram(int at)
    {
        int end = text[at] is ' ' or '\t' or '+' ? DiagramLines.End(text, at, text.Length) : at;
        return end > at && text.AsSpan(at, end - at).TrimStart(" \t") is ['+', ..] ? end : 0;
    }

    private BlockSpan Fence(int at, int lineEnd, MarkdownLine line)
    {
        char mark = text[at + line.Marker];
        int content = Next(lineEnd);
        int contentEnd = content;
        int end = lineEnd;
        int next = content;
        bool closed = false;
        while (next < text.Length && !closed)
        {
            end = LineEnd(next);
            closed = MarkdownLine.ClosesFence(text.AsSpan(next, end - next), mark, line.FenceLength, final: true, out _) == Decision.Yes;
            contentEnd = closed ? contentEnd : end;
            next = Next(end);
        }

        return new BlockSpan(MarkdownBlockKind.Code, at, end, next)
        {
            Content = content,
            ContentEnd = contentEnd,
            Marker = at + line.Content,
            IsClosed = closed,
        };
    }

    private BlockSpan Table(int at)
    {
        int end = at;
        int next = at;
        while (next < text.Length)
        {
            int lineEnd = LineEnd(next);
            if (!text.AsSpan(next, lineEnd - next).Contains('|'))
            {
                break;
            }

            end = lineEnd;
            next = Next(lineEnd);
        }

        return new BlockSpan(MarkdownBlockKind.Table, at, end, next);
    }

    private BlockSpan Heading(int at, int end, MarkdownLine line)
    {
        int start = at + line.Content;
        int close = end;
        while (close > start && text[close - 1] is '#' or ' ' or '\t' or '\r')
        {
            close--;
        }

        // "# C#" keeps its last mark: only marks after a space close a heading.
        close = close < end && text[close] == '#' && close > start ? end : close;
        return new BlockSpan(MarkdownBlockKind.Heading, at, end, Next(end))
        {
            Content = start,
            ContentEnd = close,
            Marker = at + line.Marker,
            Level = line.Content - line.Marker,
        };
    }

    private BlockSpan Item(int at, MarkdownLine line)
    {
        int start = at + line.Content;

        // The box of a task: "[ ]", "[x]".
        start += text.AsSpan(start) is ['[', ' ' or 'x' or 'X', ']', ' ', ..] ? 4 : 0;
        return Paragraph(at, start, at + line.Marker, MarkdownBlockKind.ListItem);
    }

    private BlockSpan Paragraph(int at, int start, int marker, MarkdownBlockKind kind)
    {
        int end = LineEnd(at);
        int next = Next(end);
        if (IsDefinition(text.AsSpan(start, Math.Max(0, end - start))))
        {
            return new BlockSpan(MarkdownBlockKind.Definition, at, end, next) { Content = start, Marker = marker };
        }

        LineKind after = LineKind.Blank;
        while (next < text.Length && !StartsTable(next, LineEnd(next)))
        {
            MarkdownLine line = MarkdownLine.Classify(text.AsSpan(next), final: true);
            after = line.Kind;
            if (after != LineKind.Text || CommentLength(next + line.Content) > 0 || Diagram(next) > 0)
            {
                break;
            }

            end = LineEnd(next);
            next = Next(end);
        }

        BlockSpan span = new(kind, at, end, next) { Content = Math.Min(start, end), Marker = marker };
        int level = kind == MarkdownBlockKind.Paragraph && after == LineKind.Rule && next < text.Length ? UnderlineLevel(next) : 0;
        return level == 0
            ? span
            : span with { Kind = MarkdownBlockKind.Heading, Level = level, ContentEnd = end, End = LineEnd(next), Next = Next(LineEnd(next)) };
    }

    // The end of a comment may stand before more text on its line.
    private BlockSpan Comment(int at, int end)
    {
        int lineEnd = LineEnd(end);
        return new BlockSpan(null, at, end, text.AsSpan(end, lineEnd - end).IsWhiteSpace() ? Next(lineEnd) : end);
    }

    private int CommentLength(int at) =>
        text.AsSpan(at).StartsWith("<!--") ? HtmlText.TagLength(text.AsSpan(at), out _) : 0;

    // "===" or "---" below a line makes a heading of it.
    private int UnderlineLevel(int at)
    {
        ReadOnlySpan<char> line = text.AsSpan(at, LineEnd(at) - at).Trim();
        return line.IsEmpty || line.IndexOfAnyExcept(line[0]) >= 0 ? 0
            : line[0] switch
            {
                '=' => 1,
                '-' => 2,
                _ => 0,
            };
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
