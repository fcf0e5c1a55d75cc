namespace AvatarKit.Local;

/// <summary>A word of a text: folded to lower case without diacritics, and where it stands.</summary>
internal readonly record struct TextToken(string Term, int Start, int Length);
