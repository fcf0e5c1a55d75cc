namespace AvatarKit;

/// <summary>A word's meaning for the score.</summary>
/// <param name="Kinds">What it says.</param>
/// <param name="Weight">How plainly it says what it mainly says; 1 for once. What it says besides counts once.</param>
/// <param name="Main">What it mainly says.</param>
internal readonly record struct Cue(CueKind Kinds, double Weight, CueKind Main);
