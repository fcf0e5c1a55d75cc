namespace AvatarKit;

/// <summary>What was read from a shared cache.</summary>
/// <param name="Value">What is kept; <see langword="null"/>: nothing.</param>
/// <param name="Moment">Where removals stand: another after each. What is made from now on is kept only while it is the same.</param>
public sealed record SharedCacheEntry(ReadOnlyMemory<byte>? Value, string Moment);
