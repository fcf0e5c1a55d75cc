namespace AvatarKit;

/// <summary>An answer that was kept, and why it fits.</summary>
/// <param name="Response">The answer.</param>
/// <param name="Kind">Whether the same question was asked, or one like it.</param>
/// <param name="Similarity">How likely it is the answer, 0 to 1; 1 for the same question.</param>
/// <param name="Age">How long ago it was made.</param>
/// <param name="IsStale">Whether it is due for renewal, which another turn is at.</param>
public sealed record ResponseCacheHit(CachedResponse Response, ResponseCacheHitKind Kind, double Similarity, TimeSpan Age, bool IsStale = false);
