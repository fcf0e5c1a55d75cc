namespace AvatarKit;

/// <summary>Where a block of Markdown stands.</summary>
/// <param name="Kind">What it is; <see langword="null"/> for blank lines, rules and comments.</param>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last one, without the end of the line.</param>
/// <param name="Next">Index of the next block.</param>
internal readonly record struct BlockSpan(MarkdownBlockKind? Kind, int Start, int End, int Next)
{
    /// <summary>Index where its own text begins.</summary>
    public int Content { get; init; } = Start;

    /// <summary>Index where its own text ends.</summary>
    public int ContentEnd { get; init; } = End;

    /// <summary>Index of the mark that makes it what it is.</summary>
    public int Marker { get; init; } = Start;

    /// <summary>The level of a heading.</summary>
    public int Level { get; init; }

    /// <summary>Whether a fence closes it, where one opened it.</summary>
    public bool IsClosed { get; init; } = true;
}
