namespace AvatarKit;

/// <summary>How a stretch of what was written is to be said.</summary>
/// <param name="Start">Index of its first character in what was written.</param>
/// <param name="End">Index after its last one; the same as <paramref name="Start"/> for a pause.</param>
/// <param name="Cue">How, without its place.</param>
internal readonly record struct CueStretch(int Start, int End, SpeechCue Cue);
