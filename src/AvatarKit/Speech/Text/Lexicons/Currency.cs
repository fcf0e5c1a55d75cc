namespace AvatarKit;

/// <summary>A currency's words.</summary>
/// <param name="Main">The unit.</param>
/// <param name="Cents">Its hundredth, or <see langword="null"/> where there is none in use.</param>
internal readonly record struct Currency(Unit Main, Unit? Cents);
