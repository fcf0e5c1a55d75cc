namespace AvatarKit;

/// <summary>Where something an answer rests on is written.</summary>
/// <param name="Title">The document's title, for people.</param>
public sealed record SourceReference(string Title)
{
    /// <summary>The headings above the passage, outermost first, joined by <c> › </c>; <see langword="null"/> without headings.</summary>
    public string? Section { get; init; }

    /// <summary>A URL or a path relative to the knowledge folder, if there is one.</summary>
    public string? Location { get; init; }
}
