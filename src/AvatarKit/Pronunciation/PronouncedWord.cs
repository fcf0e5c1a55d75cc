namespace AvatarKit;

/// <summary>A word of a text as it is said.</summary>
/// <param name="TextStart">Index of its first UTF-16 code unit.</param>
/// <param name="TextLength">Its length in UTF-16 code units.</param>
/// <param name="Phones">At least one phone, each a sound of the International Phonetic Alphabet without
/// stress and length; a diphthong is two of them.</param>
/// <param name="Pause">The pause after it, in milliseconds at normal rate.</param>
internal sealed record PronouncedWord(int TextStart, int TextLength, IReadOnlyList<string> Phones, double Pause)
{
    /// <summary>Whether a speaker usually pauses after it: at punctuation and at the ends of lines.</summary>
    public bool PauseAfter => Pause >= SilentWords.Clause;
}
