namespace AvatarKit;

/// <summary>What became of a <see cref="PortraitRequest"/>.</summary>
/// <param name="Portraits">The portraits, one or more.</param>
/// <param name="RefusedCount">How many of those asked for the provider's content filter held back.</param>
public sealed record PortraitResult(IReadOnlyList<GeneratedPortrait> Portraits, int RefusedCount);
