namespace AvatarKit.Local;

/// <summary>What the last look at a knowledge folder found.</summary>
/// <param name="Documents">How many documents can be searched now.</param>
/// <param name="Passages">How many passages they were cut into.</param>
/// <param name="Updated">How many documents were read because they were new or had changed.</param>
/// <param name="Removed">How many documents were taken out because their files are gone.</param>
/// <param name="Skipped">The files and folders that could not be read, with their reasons.</param>
public sealed record KnowledgeIndexReport(int Documents, int Passages, int Updated, int Removed, IReadOnlyList<SkippedKnowledgeFile> Skipped);
