namespace AvatarKit.Local;

/// <summary>A file or folder that is not part of the knowledge.</summary>
/// <param name="Path">Its path relative to the knowledge folder.</param>
/// <param name="Reason">Why, and the way out.</param>
public sealed record SkippedKnowledgeFile(string Path, string Reason);
