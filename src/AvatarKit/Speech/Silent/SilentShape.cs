namespace AvatarKit;

/// <summary>A mouth shape of a word that is not heard.</summary>
/// <param name="Viseme">The shape.</param>
/// <param name="Duration">How long it lasts, in milliseconds at normal rate.</param>
internal readonly record struct SilentShape(Viseme Viseme, double Duration);
