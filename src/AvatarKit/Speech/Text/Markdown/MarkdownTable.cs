namespace AvatarKit;

/// <summary>A Markdown table: small ones are read row by row with their headers, of large ones only the size is said.</summary>
internal sealed class MarkdownTable
{
    private const int MostRows = 5;
    private const int MostColumns = 4;
    private const int LongestCell = 80;

    private readonly string text;
    private readonly List<(int Start, int End)> rows = [];

    /// <summary>Takes a table apart into its lines.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="block">Where the table is.</param>
    public MarkdownTable(string text, in BlockSpan block)
    {
        this.text = text;
        for (int at = block.Start; at < block.End;)
        {
            int length = text.AsSpan(at, block.End - at).IndexOf('\n');
            int end = length < 0 ? block.End : at + length;
            rows.Add((at, end));
            at = end + 1;
        }

        HasHeader = rows.Count > 1 && IsDelimiter(rows[1]);
        if (HasHeader)
        {
            rows.RemoveAt(1);
        }
    }

    /// <summary>Whether its first row names the columns.</summary>
    public bool HasHeader { get; }

    /// <summary>Where its rows are, the header included.</summary>
    public IReadOnlyList<(int Start, int End)> Rows => rows;

    /// <summary>How many rows it has besides the header.</summary>
    public int RowCount => rows.Count - (HasHeader ? 1 : 0);

    /// <summary>Whether it is short enough to be read out.</summary>
    public bool IsSmall => RowCount <= MostRows
        && rows.TrueForAll(row => Cells(row) is { Count: <= MostColumns } cells && cells.TrueForAll(cell => cell.End - cell.Start <= LongestCell));

    /// <summary>Reads it row by row.</summary>
    /// <param name="inline">Reads the cells.</param>
    /// <param name="plain">Receives the text.</param>
    /// <param name="lexicon">The language of the text.</param>
    public void Read(InlineReader inline, PlainText plain, Lexicon lexicon)
    {
        List<string> headers = HasHeader && RowCount > 0
            ? Cells(rows[0]).ConvertAll(cell => SpeakableTextConverter.Inline(text[cell.Start..cell.End], lexicon))
            : [];
        for (int row = headers.Count > 0 ? 1 : 0; row < rows.Count; row++)
        {
            plain.AddBreak(rows[row].Start);
            List<(int Start, int End)> cells = Cells(rows[row]);
            bool said = false;
            for (int i = 0; i < cells.Count; i++)
            {
                (int start, int end) = cells[i];
                if (end == start)
                {
                    continue;
                }

                if (said)
                {
                    plain.AddPhrase(", ", start, 0);
                }

                // The header's words stand for the cell: what is highlighted never goes back up.
                if (i < headers.Count && headers[i].Length > 0)
                {
                    plain.AddPhrase(headers[i] + ": ", start, end - start);
                }

                inline.Read(start, end);
                said = true;
            }
        }
    }

    /// <summary>Where the cells of a row are.</summary>
    public List<(int Start, int End)> Cells((int Start, int End) row)
    {
        List<(int Start, int End)> cells = [];
        int start = row.Start;
        while (start < row.End && text[start] is ' ' or '\t' or '>')
        {
            start++;
        }

        start += start < row.End && text[start] == '|' ? 1 : 0;
        for (int at = start; at <= row.End; at++)
        {
            if (at == row.End || (text[at] == '|' && text[at - 1] != '\\'))
            {
                if (at < row.End || !text.AsSpan(start, at - start).IsWhiteSpace())
                {
                    cells.Add(Trim(start, at));
                }

                start = at + 1;
            }
        }

        return cells;
    }

    private (int Start, int End) Trim(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    private bool IsDelimiter((int Start, int End) row) =>
        MarkdownLine.IsTableDelimiter(text.AsSpan(row.Start, row.End - row.Start), final: true) == Decision.Yes;
}
