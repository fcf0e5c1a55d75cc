namespace AvatarKit;

/// <summary>A host's own words: how names and terms are pronounced. Immutable and thread-safe.</summary>
/// <remarks>Whole words are found, of several entries the longest; nothing in code, addresses or other words. How many entries there are does not
/// make a sentence slower.</remarks>
public sealed class PronunciationLexicon
{
    private const int MostEntries = 200_000;

    /// <summary>Makes a lexicon.</summary>
    /// <param name="entries">Its words, at most 200,000. Of two for the same writing the first counts.</param>
    /// <param name="locale">BCP-47 language or locale of the texts it is for: <c>en</c> is for <c>en-GB</c> too, <c>en-GB</c> not for <c>en-US</c>;
    /// <see langword="null"/>: for all.</param>
    /// <param name="ignoreCase">Whether <c>aws</c> is <c>AWS</c>. Default: no.</param>
    /// <exception cref="PronunciationLexiconException">An entry is wrong.</exception>
    public PronunciationLexicon(IEnumerable<PronunciationEntry> entries, string? locale = null, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Locale = locale;
        Words = new WordTrie(ignoreCase);
        foreach (PronunciationEntry entry in entries)
        {
            Count++;
            if (Count > MostEntries)
            {
                throw new PronunciationLexiconException($"it has more than {MostEntries} entries.");
            }

            if (PronunciationRules.Problem(entry) is { } problem)
            {
                throw new PronunciationLexiconException($"entry {Count} {problem}");
            }

            Words.Add(entry);
        }
    }

    /// <summary>BCP-47 language or locale of the texts it is for; <see langword="null"/>: for all.</summary>
    public string? Locale { get; }

    /// <summary>How many entries it was made of.</summary>
    public int Count { get; }

    internal WordTrie Words { get; }

    /// <summary>Reads a file of W3C's Pronunciation Lexicon Specification 1.0: <c>lexicon</c>, <c>lexeme</c>, <c>grapheme</c>, <c>phoneme</c> in the
    /// alphabets <c>ipa</c> and <c>x-sampa</c>, <c>alias</c>; its <c>xml:lang</c> is <see cref="Locale"/>.</summary>
    /// <param name="path">The file, at most 16 MB.</param>
    /// <param name="ignoreCase">Whether case is ignored, which the specification does not. Default: no.</param>
    /// <returns>The lexicon.</returns>
    /// <exception cref="PronunciationLexiconException">The file cannot be read or is wrong; the message says where.</exception>
    public static PronunciationLexicon Load(string path, bool ignoreCase = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        try
        {
            using FileStream file = File.OpenRead(path);
            return PlsReader.Read(file, path, ignoreCase);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new PronunciationLexiconException("the file cannot be read; give the path of a PLS file.", path, innerException: exception);
        }
    }

    /// <summary>Reads a document of W3C's Pronunciation Lexicon Specification 1.0, as <see cref="Load"/> does.</summary>
    /// <param name="stream">The XML, at most 16 MB, read to its end. The caller disposes of it.</param>
    /// <param name="ignoreCase">Whether case is ignored. Default: no.</param>
    /// <returns>The lexicon.</returns>
    /// <exception cref="PronunciationLexiconException">It is wrong; the message says where.</exception>
    public static PronunciationLexicon Read(Stream stream, bool ignoreCase = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return PlsReader.Read(stream, null, ignoreCase);
    }

    /// <summary>Whether it is for a locale.</summary>
    internal bool IsFor(string locale)
        => string.IsNullOrEmpty(Locale) || (locale.StartsWith(Locale, StringComparison.OrdinalIgnoreCase)
            && (locale.Length == Locale.Length || locale[Locale.Length] is '-' or '_'));
}
