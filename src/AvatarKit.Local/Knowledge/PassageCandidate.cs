namespace AvatarKit.Local;

/// <summary>A passage that has at least one word of the question.</summary>
internal sealed record PassageCandidate(string Body, string? Section, string Title, string Path, TextLanguage Language, double Relevance);
