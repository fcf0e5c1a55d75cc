namespace AvatarKit;

/// <summary>A word of a text as it is said.</summary>
/// <param name="TextStart">Index of its first UTF-16 code unit.</param>
/// <param name="TextLength">Its length in UTF-16 code units.</param>
/// <param name="Phones">At least one phone, each a sound of the International Phonetic Alphabet without
/// stress and length; a diphthong is two of them.</param>
/// <param name="Pause">The pause after it, in milliseconds at normal rate.</param>
internal sealed record PronouncedWord(int TextStart, int TextLength, IReadOnlyList<string> Phones, double Pause)
{
    /// <summary>The pause after it that was asked for, in milliseconds at any rate; 0 for none.</summary>
    public double CuedPause { get; init; }

    /// <summary>Whether a speaker usually pauses after it, at punctuation and at the ends of lines, or was told to.</summary>
    public bool PauseAfter => Pause >= SilentWords.Clause || CuedPause >= SilentWords.Clause;
}
