namespace AvatarKit;

/// <summary>What happened in a shared cache.</summary>
/// <param name="Kind">What.</param>
/// <param name="Name">The key that was kept, or the key or label that was removed; empty for <see cref="SharedCacheChangeKind.Lost"/>.</param>
public readonly record struct SharedCacheChange(SharedCacheChangeKind Kind, string Name);
