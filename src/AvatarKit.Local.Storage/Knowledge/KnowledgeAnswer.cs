namespace AvatarKit.Local;

internal sealed record KnowledgeAnswer(string Text, IReadOnlyList<KnowledgePassage> Sources);
