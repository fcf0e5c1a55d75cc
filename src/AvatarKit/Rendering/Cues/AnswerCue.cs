namespace AvatarKit;

/// <summary>What a cue in brackets asks for; neither, where it names nothing that is known.</summary>
/// <param name="Mood">The mood from there on.</param>
/// <param name="Gesture">A gesture at that place.</param>
internal readonly record struct AnswerCue(Mood? Mood, Gesture? Gesture);
