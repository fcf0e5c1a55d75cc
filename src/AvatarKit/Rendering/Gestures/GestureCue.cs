namespace AvatarKit;

/// <summary>A gesture in a piece of speech.</summary>
/// <param name="Gesture">The gesture.</param>
/// <param name="Start">When it begins, in samples from the piece's first one, on the clock of its audio.</param>
public readonly record struct GestureCue(Gesture Gesture, long Start);
