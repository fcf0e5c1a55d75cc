namespace AvatarKit;

/// <summary>A word such as "on" or "to", with its neighbours.</summary>
/// <param name="Side">The number of its pair of contraries, negative for the other side.</param>
/// <param name="Before">The term before it; 0: none.</param>
/// <param name="After">The term after it; 0: none.</param>
internal readonly record struct ParticleUse(int Side, ulong Before, ulong After);
