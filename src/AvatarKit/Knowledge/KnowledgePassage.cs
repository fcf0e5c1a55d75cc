namespace AvatarKit;

/// <summary>A piece of a document that may answer a question.</summary>
/// <param name="Text">The passage, Markdown or plain text as in the document.</param>
/// <param name="Source">Where it stands.</param>
/// <param name="Score">How well it fits, 0 to 1; comparable within one knowledge base.</param>
public sealed record KnowledgePassage(string Text, SourceReference Source, double Score);
