namespace AvatarKit;

/// <summary>A stretch of an answer to be spoken in one breath.</summary>
/// <param name="Text">The stretch as written, Markdown included, with no white space around it.</param>
/// <param name="Start">Index of its first UTF-16 code unit in the whole answer.</param>
public readonly record struct TextSegment(string Text, int Start)
{
    /// <summary>The mood that a cue such as <c>[mood:happy]</c> gave it; <see langword="null"/> without one.</summary>
    public Mood? Mood { get; init; }
}
