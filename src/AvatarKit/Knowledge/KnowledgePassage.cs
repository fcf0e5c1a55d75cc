namespace AvatarKit;

/// <summary>A piece of a document that may answer a question.</summary>
/// <param name="Text">The passage, Markdown or plain text as in the document.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Score">How well it fits, 0 to 1; comparable within one knowledge base.</param>
public sealed record KnowledgePassage(string Text, SourceReference Source, double Score)
{
    /// <summary>Whose it is, where it is not everybody's. A knowledge base that keeps tenants or persons apart says it with each passage: one that
    /// comes to somebody else all the same is left out, and an answer made with one person's is kept for nobody else.</summary>
    /// <value>Default <see langword="null"/>: everybody's who may ask this knowledge base.</value>
    public PassageOwner? Owner { get; init; }
}
