namespace AvatarKit;

/// <summary>What a line of Markdown begins.</summary>
internal enum LineKind
{
    /// <summary>It depends on characters that have not arrived.</summary>
    NeedMore,

    Text,

    Blank,

    Heading,

    ListItem,

    TableRow,

    Fence,

    /// <summary>A horizontal rule, or the underline of a heading.</summary>
    Rule,
}
