namespace AvatarKit;

/// <summary>What a block of a Markdown text is.</summary>
public enum MarkdownBlockKind
{
    /// <summary>Lines of running text.</summary>
    Paragraph,

    /// <summary>A heading: <c># like this</c>, or a line with <c>===</c> or <c>---</c> below it.</summary>
    Heading,

    /// <summary>One item of a list, with the lines that go on with it.</summary>
    ListItem,

    /// <summary>A whole table.</summary>
    Table,

    /// <summary>Code between two lines of <c>```</c> or <c>~~~</c>. Indented lines are a paragraph, since models and manuals indent text.</summary>
    Code,

    /// <summary>Where links of a name lead, or the text of a footnote: <c>[1]: …</c>. It is not part of what is read.</summary>
    Definition,
}
