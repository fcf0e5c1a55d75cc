namespace AvatarKit.Local;

/// <summary>A piece of a document and the headings above it, joined by <c> › </c>.</summary>
internal sealed record DocumentPassage(string? Section, string Text);
