namespace AvatarKit.Local;

/// <summary>A piece of a passage that can be said by itself.</summary>
internal sealed record SpeechUnit(SpeechUnitKind Kind, string Text, bool StartsBlock);
