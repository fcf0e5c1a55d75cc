namespace AvatarKit;

/// <summary>What was understood of the person's speech.</summary>
/// <param name="Text">The words so far.</param>
/// <param name="IsFinal">Whether they stand; otherwise the next transcript replaces them.</param>
public sealed record SessionTranscript(string Text, bool IsFinal) : SessionUpdate;
