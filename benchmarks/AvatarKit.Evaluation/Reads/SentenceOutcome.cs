namespace AvatarKit.Evaluation;

/// <summary>A text and the sentences found in it.</summary>
/// <param name="Case">The text.</param>
/// <param name="Found">The sentences, found in the whole text.</param>
/// <param name="IsRight">Whether they are those that are in it.</param>
/// <param name="IsSame">Whether they are the same however the text is streamed.</param>
internal sealed record SentenceOutcome(SentenceCase Case, IReadOnlyList<string> Found, bool IsRight, bool IsSame);
