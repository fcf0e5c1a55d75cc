using System.Text.RegularExpressions;

namespace AvatarKit.Local;

/// <summary>Finds title, headings and passages in Markdown.</summary>
internal static partial class MarkdownDocument
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">Its text; lines end with <c>\n</c>.</param>
    /// <param name="sections">Receives its sections.</param>
    public static void Read(string text, DocumentSections sections)
    {
        text = TakeFrontMatter(text, sections);
        int start = -1;
        int end = -1;
        foreach (MarkdownBlock block in MarkdownText.ReadBlocks(text))
        {
            // Blocks that follow each other without a blank line are one thought: a list and the line that announces it.
            if (start >= 0 && (block.Kind == MarkdownBlockKind.Heading || text.AsSpan(end, block.Start - end) is not "\n"))
            {
                sections.Add(text[start..end]);
                start = -1;
            }

            if (block.Kind == MarkdownBlockKind.Heading)
            {
                sections.Open(block.Level, block.Text);
                continue;
            }

            start = start < 0 ? block.Start : start;
            end = block.Start + block.Length;
        }

        if (start >= 0)
        {
            sections.Add(text[start..end]);
        }
    }

    private static string TakeFrontMatter(string text, DocumentSections sections)
    {
        int end = text.StartsWith("---\n", StringComparison.Ordinal) ? text.IndexOf("\n---\n", 3, StringComparison.Ordinal) : -1;
        if (end < 0)
        {
            return text;
        }

        Match named = FrontMatterTitle().Match(text[..end]);
        sections.Title = named.Success && named.Groups[1].Value.Trim().Trim('"', '\'') is { Length: > 0 } title ? title : null;
        return text[(end + 5)..];
    }

    [GeneratedRegex(@"^title:\s*(.+)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex FrontMatterTitle();
}
