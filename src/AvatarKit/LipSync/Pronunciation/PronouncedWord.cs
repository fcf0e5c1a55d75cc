namespace AvatarKit;

/// <summary>A word of a text as it is said.</summary>
/// <param name="TextStart">Index of its first UTF-16 code unit.</param>
/// <param name="TextLength">Its length in UTF-16 code units.</param>
/// <param name="Phones">At least one phone, each a sound of the International Phonetic Alphabet without stress and length; a diphthong is two of them.</param>
/// <param name="PauseAfter">Whether a speaker usually pauses after it: at punctuation and at the ends of lines.</param>
internal sealed record PronouncedWord(int TextStart, int TextLength, IReadOnlyList<string> Phones, bool PauseAfter);
