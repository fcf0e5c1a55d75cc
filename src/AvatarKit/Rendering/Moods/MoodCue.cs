namespace AvatarKit;

/// <summary>What a word says of a mood.</summary>
/// <param name="Mood">The mood.</param>
/// <param name="Weight">How surely: 1 is enough by itself.</param>
/// <param name="NeedsQuestion">Whether it counts in a question alone.</param>
internal readonly record struct MoodCue(Mood Mood, float Weight, bool NeedsQuestion);
