namespace AvatarKit.Local;

internal sealed record KnowledgeDocument(string Title, IReadOnlyList<DocumentPassage> Passages);
