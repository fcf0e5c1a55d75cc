namespace AvatarKit;

/// <summary>Takes the Markdown off a text that is to be said, block by block.</summary>
/// <param name="text">What was written.</param>
/// <param name="plain">Receives what is left.</param>
/// <param name="lexicon">Phrases for what is not read out.</param>
/// <param name="cues">Follows voice tags.</param>
internal sealed class MarkdownReader(string text, PlainText plain, Lexicon lexicon, CueCollector cues)
{
    private readonly BlockScanner scanner = new(text);
    private readonly InlineReader inline = new(text, plain, lexicon, cues);

    /// <summary>Reads the text.</summary>
    public void Read()
    {
        for (int at = 0; at < text.Length;)
        {
            BlockSpan block = scanner.Read(at);
            Read(block);
            at = block.Next;
        }
    }

    private void Read(in BlockSpan block)
    {
        switch (block.Kind)
        {
            case MarkdownBlockKind.Code:
                ReadCode(block);
                break;
            case MarkdownBlockKind.Table:
                ReadTable(block);
                break;
            case MarkdownBlockKind.Heading:
                plain.AddBreak(block.Content);
                inline.Read(block.Content, block.ContentEnd);
                plain.AddBreak(block.End);
                break;
            case MarkdownBlockKind.ListItem:
                ReadItem(block);
                break;
            case MarkdownBlockKind.Paragraph:
                ReadParagraph(block);
                if (block.Next < text.Length)
                {
                    plain.AddBreak(block.End);
                }

                break;
            default:
                plain.AddBreak(block.Start);
                break;
        }
    }

    // A picture drawn with characters may stand between the lines.
    private void ReadParagraph(in BlockSpan block)
    {
        int run = block.Content;
        for (int line = block.Start; line < block.ContentEnd;)
        {
            int length = text.AsSpan(line, block.ContentEnd - line).IndexOf('\n');
            int next = length < 0 ? block.ContentEnd : line + length + 1;
            int end = DiagramLines.End(text, line, block.ContentEnd);
            if (end > line)
            {
                inline.Read(Math.Min(run, line), line);
                Say(lexicon.Diagram, line, end - line);
                run = next = Math.Min(block.ContentEnd, end + 1);
            }

            line = next;
        }

        inline.Read(run, Math.Max(run, block.ContentEnd));
    }

    private void ReadCode(in BlockSpan block)
    {
        string fence = text[block.Marker..block.Content].TrimEnd('\n');
        Say(lexicon.CodePhrase(CodeLanguages.Name(fence, lexicon)), block.Start, block.End - block.Start);
    }

    private void ReadTable(in BlockSpan block)
    {
        MarkdownTable table = new(text, block);
        if (table.IsSmall)
        {
            table.Read(inline, plain, lexicon);
        }
        else
        {
            Say(lexicon.TablePhrase(table.RowCount), block.Start, block.End - block.Start);
        }

        plain.AddBreak(block.End);
    }

    private void ReadItem(in BlockSpan block)
    {
        plain.AddBreak(block.Start);
        if (char.IsAsciiDigit(text[block.Marker]))
        {
            // The number and its mark are said, not the box of a task after them.
            for (int i = block.Marker; i < block.Content && text[i] != '['; i++)
            {
                plain.Add(text[i] == ')' ? '.' : text[i], i);
            }
        }

        inline.Read(block.Content, block.ContentEnd);
        plain.AddBreak(block.End);
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
}
