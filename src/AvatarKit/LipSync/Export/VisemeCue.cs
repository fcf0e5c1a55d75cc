namespace AvatarKit;

/// <summary>A mouth shape of a whole file.</summary>
/// <param name="Viseme">The shape.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When the next one starts.</param>
/// <param name="Weight">How strongly it is meant, 0 to 1.</param>
internal readonly record struct VisemeCue(Viseme Viseme, TimeSpan Start, TimeSpan End, float Weight);
