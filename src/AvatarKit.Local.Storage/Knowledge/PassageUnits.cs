namespace AvatarKit.Local;

/// <summary>Takes a passage apart into sentences and list items, freed of markup.</summary>
/// <remarks>Passages of manual pages and reStructuredText are read as Markdown too: their lists, code and tables look alike.</remarks>
internal static class PassageUnits
{
    public static List<SpeechUnit> Read(string passage)
    {
        List<SpeechUnit> units = [];
        PassageLines lines = new(units);
        foreach (MarkdownBlock block in MarkdownText.ReadBlocks(passage))
        {
            switch (block.Kind)
            {
                case MarkdownBlockKind.Code when block.IsClosed && block.Text.Trim() is { Length: > 0 } code:
                    units.Add(new SpeechUnit(SpeechUnitKind.Code, code, StartsBlock: true));
                    break;
                case MarkdownBlockKind.Table:
                    AddRows(units, block);
                    break;
                case MarkdownBlockKind.Paragraph:
                    lines.Read(passage.AsSpan(block.Start, block.Length), isItem: false);
                    break;
                case MarkdownBlockKind.ListItem:
                    lines.Read(passage.AsSpan(block.ContentStart, block.Start + block.Length - block.ContentStart), isItem: true);
                    break;
                case MarkdownBlockKind.Heading:
                    lines.Read(block.Text, isItem: false);
                    break;
                default:
                    break;
            }
        }

        return units;
    }

    // The first row names the columns; nobody says it.
    private static void AddRows(List<SpeechUnit> units, MarkdownBlock table)
    {
        foreach (IReadOnlyList<string> row in table.Rows.Skip(table.HasHeader ? 1 : 0))
        {
            List<string> cells = [.. row.Where(static cell => cell.Length > 0)];
            string text = cells.Count switch
            {
                0 => "",
                1 => cells[0],
                _ => cells[0] + ": " + string.Join(", ", cells.Skip(1)) + ".",
            };
            if (text.Length > 0)
            {
                units.Add(new SpeechUnit(SpeechUnitKind.Item, text, StartsBlock: true));
            }
        }
    }
}
