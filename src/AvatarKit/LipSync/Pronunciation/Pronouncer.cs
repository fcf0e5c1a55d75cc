using System.Buffers;

namespace AvatarKit;

/// <summary>Says how a text sounds: its words as phones, by the spelling of its language. Thread-safe; time is linear in the text's length.</summary>
internal static class Pronouncer
{
    /// <summary>What a word without any letter sounds like.</summary>
    private const string Murmur = "ə";

    /// <summary>Pronounces the words of a speakable text in order.</summary>
    /// <param name="text">The text; may be empty or no text at all.</param>
    /// <param name="locale">BCP-47 locale of the text, any case, with <c>-</c> or <c>_</c>; a language without rules is read letter by letter.</param>
    /// <returns>The words with their places in the text, in order and without overlap.</returns>
    public static IReadOnlyList<PronouncedWord> Pronounce(string text, string locale)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        WordSounds sounds = SoundCatalog.Find(locale);
        List<PronouncedWord> words = [];
        List<string> phones = [];
        char[] letters = ArrayPool<char>.Shared.Rent(64);
        foreach (SilentWord word in SilentWords.Of(text))
        {
            if (letters.Length < word.Length)
            {
                ArrayPool<char>.Shared.Return(letters);
                letters = ArrayPool<char>.Shared.Rent(word.Length);
            }

            phones.Clear();
            int count = WordFolding.Fold(text.AsSpan(word.Start, word.Length), sounds, letters);
            sounds.Append(letters.AsSpan(0, count), phones);
            if (phones.Count == 0)
            {
                phones.Add(Murmur);
            }

            words.Add(new PronouncedWord(word.Start, word.Length, phones.ToArray(), word.Pause >= SilentWords.Clause));
        }

        ArrayPool<char>.Shared.Return(letters);
        return words;
    }
}
