namespace AvatarKit;

/// <summary>A block of a Markdown text. Immutable and thread-safe.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text without marks, on one line. Of code, the lines as they are; of a table, a line for each row with a tab between
/// cells.</param>
/// <param name="Start">Index of its first UTF-16 code unit in the whole text: the start of a line.</param>
/// <param name="Length">Its length in UTF-16 code units, all its marks included, without the end of its last line.</param>
public sealed record MarkdownBlock(MarkdownBlockKind Kind, string Text, int Start, int Length)
{
    /// <summary>Gets the index in the whole text where its own text begins, after the mark of a heading, an item or a fence.</summary>
    public int ContentStart { get; init; } = Start;

    /// <summary>Gets the level of a heading.</summary>
    /// <value>1 to 6; 0 for other blocks.</value>
    public int Level { get; init; }

    /// <summary>Gets whether code ends with a fence of its own.</summary>
    /// <value><see langword="true"/> also for all that is no code; <see langword="false"/> for code that the end of the text cut off.</value>
    public bool IsClosed { get; init; } = true;

    /// <summary>Gets whether the first row of a table names its columns.</summary>
    public bool HasHeader { get; init; }

    /// <summary>Gets the rows of a table: the text of each cell, without marks.</summary>
    /// <value>Empty for other blocks. The header is the first row.</value>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; init; } = [];
}
