namespace AvatarKit;

/// <summary>A word of a text and the pause after it, for timings without a voice.</summary>
/// <param name="Start">Index of its first UTF-16 code unit.</param>
/// <param name="Length">Its length.</param>
/// <param name="Pause">The pause after it, in milliseconds at normal rate.</param>
internal readonly record struct SilentWord(int Start, int Length, double Pause);
