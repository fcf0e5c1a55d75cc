using System.Text;

namespace AvatarKit;

/// <summary>Reads Markdown as plain text, for looking at and for searching. Stateless and thread-safe.</summary>
/// <remarks>
/// <para>What a voice says of a text is made by <see cref="SpeakableTextConverter"/> from the same reader. It also takes off what is Markdown by
/// half, since answers arrive in pieces, and puts numbers and signs in words; here a mark without its partner stays as it is written.</para>
/// <para>Any text is accepted, and time is linear in its length. It is made for the Markdown of models and manuals rather than for the whole of
/// CommonMark: there are no nested blocks, no code by indentation, and the tags of HTML are left out.</para>
/// </remarks>
public static class MarkdownText
{
    /// <summary>Takes a text apart into its blocks.</summary>
    /// <param name="text">The text. Lines end with <c>\n</c> or <c>\r\n</c>.</param>
    /// <returns>The blocks in the order of the text. Blank lines, rules and comments are in none.</returns>
    public static IReadOnlyList<MarkdownBlock> ReadBlocks(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        BlockScanner scanner = new(text);
        List<MarkdownBlock> blocks = [];
        for (int at = 0; at < text.Length;)
        {
            BlockSpan span = scanner.Read(at);
            at = span.Next;
            if (span.Kind is { } kind)
            {
                blocks.Add(Block(text, kind, span));
            }
        }

        return blocks;
    }

    /// <summary>Takes the marks off running text: emphasis, links, images, code, HTML.</summary>
    /// <param name="text">The text of a paragraph or of part of one.</param>
    /// <returns>What a reader sees, on one line, without space around it.</returns>
    public static string ToPlainText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Inline(text, 0, text.Length);
    }

    private static MarkdownBlock Block(string text, MarkdownBlockKind kind, in BlockSpan span)
    {
        MarkdownBlock block = new(kind, "", span.Start, Math.Max(0, span.End - span.Start))
        {
            ContentStart = span.Content,
            Level = span.Level,
            IsClosed = span.IsClosed,
        };
        if (kind == MarkdownBlockKind.Table)
        {
            MarkdownTable table = new(text, span);
            List<IReadOnlyList<string>> rows =
                [.. table.Rows.Select(row => table.Cells(row).ConvertAll(cell => Inline(text, cell.Start, cell.End)))];
            return block with { HasHeader = table.HasHeader, Rows = rows, Text = string.Join('\n', rows.Select(row => string.Join('\t', row))) };
        }

        return block with
        {
            Text = kind == MarkdownBlockKind.Code ? text[span.Content..span.ContentEnd] : Inline(text, span.Content, span.ContentEnd),
        };
    }

    private static string Inline(string text, int start, int end)
    {
        var plain = PlainText.Rent(end - start);
        new InlineReader(text, plain, lexicon: null).Read(start, end);
        StringBuilder line = new(plain.Length);
        foreach (char c in plain.Text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        plain.Return();
        return line.ToString().TrimEnd(' ');
    }
}
