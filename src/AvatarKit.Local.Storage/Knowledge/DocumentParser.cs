namespace AvatarKit.Local;

/// <summary>Finds title, headings and passages in Markdown, reStructuredText, AsciiDoc, manual pages and plain text.</summary>
internal static class DocumentParser
{
    /// <summary>Reads a document.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="relativePath">Its path, whose extension says what it is written in.</param>
    /// <returns>The document.</returns>
    public static KnowledgeDocument Parse(string text, string relativePath)
    {
        text = text.ReplaceLineEndings("\n");
        DocumentSections sections = new();
        if (Path.GetExtension(relativePath).ToUpperInvariant() is ".MD" or ".MARKDOWN" or ".MDX")
        {
            MarkdownDocument.Read(text, sections);
        }
        else
        {
            new PlainDocument(text, relativePath, sections).Read();
        }

        return sections.End(relativePath);
    }
}
