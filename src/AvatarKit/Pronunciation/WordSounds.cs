namespace AvatarKit;

/// <summary>Says words of one language. Immutable and thread-safe.</summary>
internal abstract class WordSounds
{
    /// <summary>Says one word.</summary>
    /// <param name="word">The word: letters in lower case and apostrophes.</param>
    /// <param name="phones">Where its phones are added.</param>
    public abstract void Append(ReadOnlySpan<char> word, List<string> phones);

    /// <summary>Whether the word is known to be said as a word, not letter by letter.</summary>
    /// <param name="word">The word in lower case.</param>
    public virtual bool HasWord(ReadOnlySpan<char> word) => false;

    /// <summary>Whether its spelling knows the letter; others lose their accents.</summary>
    public abstract bool Knows(char letter);
}
