namespace AvatarKit;

/// <summary>When something was begun, between two removals.</summary>
/// <param name="Removals">How often this process had removed something.</param>
/// <param name="Mark">The mark that stood in the distributed cache, as far as was known.</param>
internal readonly record struct ResponseMoment(int Removals, byte[] Mark);
