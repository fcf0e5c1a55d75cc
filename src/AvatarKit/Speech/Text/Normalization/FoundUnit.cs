namespace AvatarKit;

/// <summary>A unit, and where it stands.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Unit">The unit.</param>
internal readonly record struct FoundUnit(int Start, int End, Unit Unit);
