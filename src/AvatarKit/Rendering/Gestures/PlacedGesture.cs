namespace AvatarKit;

/// <summary>A gesture that a cue in a text asks for.</summary>
/// <param name="Index">Where the cue stood: index of the character after it in what is left.</param>
/// <param name="Gesture">The gesture.</param>
internal readonly record struct PlacedGesture(int Index, Gesture Gesture);
