namespace AvatarKit.Local;

/// <summary>A passage that has at least one word of the question.</summary>
internal sealed record PassageCandidate(string Body, string? Section, string Title, string Path, TextLanguage Language, double Relevance, long File)
{
    /// <summary>Which of the question's words the whole document has, by their place in the question.</summary>
    public HashSet<int> DocumentTerms { get; } = [];
}
