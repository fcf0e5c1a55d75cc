namespace AvatarKit;

/// <summary>Where a person was in an answer when the connection broke.</summary>
/// <param name="TurnId">The turn. The answer is given again only while it is the conversation's latest and stored as completed.</param>
/// <param name="HeardCharacters">
/// How much of the answer's text had been heard, in UTF-16 code units: <see cref="SpeechSegment.TextStart"/> of the last word's sentence, plus the
/// word's <see cref="SpokenWord.CaptionStart"/> and <see cref="SpokenWord.CaptionLength"/>.
/// </param>
public sealed record SessionResume(string TurnId, int HeardCharacters);
