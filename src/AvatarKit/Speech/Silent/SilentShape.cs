namespace AvatarKit;

/// <summary>A mouth shape guessed from letters.</summary>
/// <param name="Symbol">Its Oculus name.</param>
/// <param name="Duration">How long it lasts, in milliseconds at normal rate.</param>
internal readonly record struct SilentShape(string Symbol, double Duration);
