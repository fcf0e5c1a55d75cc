namespace AvatarKit;

/// <summary>A word's meaning for the score.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Weight">How plainly it says it; 1 for once.</param>
internal readonly record struct Cue(CueKind Kind, double Weight);
