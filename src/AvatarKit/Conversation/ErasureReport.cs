namespace AvatarKit;

/// <summary>What an erasure found and erased.</summary>
/// <param name="Conversations">How many conversations.</param>
/// <param name="Assets">How many assets.</param>
public sealed record ErasureReport(int Conversations, int Assets);
