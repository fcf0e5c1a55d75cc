namespace AvatarKit;

/// <summary>A stretch of an answer to be spoken in one breath.</summary>
/// <param name="Text">The stretch as written, Markdown included, with no white space around it.</param>
/// <param name="Start">Index of its first UTF-16 code unit in the whole answer.</param>
public readonly record struct TextSegment(string Text, int Start)
{
    /// <summary>The mood that a cue such as <c>[mood:happy]</c> gave it; <see langword="null"/> without one.</summary>
    public Mood? Mood { get; init; }

    /// <summary>The voice tags that were taken out of it; null without one.</summary>
    internal IReadOnlyList<PlacedTag>? VoiceTags { get; init; }

    /// <summary>The gestures that cues in it ask for, with their places in it; null where there can be none.</summary>
    internal PlacedGestures? Gestures { get; init; }
}
