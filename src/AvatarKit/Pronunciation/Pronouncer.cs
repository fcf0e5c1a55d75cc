namespace AvatarKit;

/// <summary>Says how a text sounds: its words as phones, by the spelling of its language. Thread-safe;
/// time is linear in the text's length.</summary>
internal static class Pronouncer
{
    /// <summary>Pronounces the words of a speakable text in order.</summary>
    /// <param name="text">The text; may be empty or no text at all.</param>
    /// <param name="locale">BCP-47 locale of the text, any case, with <c>-</c> or <c>_</c>; a language
    /// without rules is read letter by letter.</param>
    /// <param name="cues">How stretches of the text are said; <see langword="null"/>: as written.</param>
    /// <returns>The words with their places in the text, in order and without overlap.</returns>
    public static IReadOnlyList<PronouncedWord> Pronounce(string text, string locale, IReadOnlyList<SpeechCue>? cues = null)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        List<PronouncedWord> words = [];
        using var reader = new WordReader(SoundCatalog.Find(locale), isShouted: !HasLower(text));
        int end = 0;
        foreach (SilentWord word in SilentWords.Of(text))
        {
            AddSigns(words, reader, text, end, word.Start);
            end = word.Start + word.Length;
            words.Add(new PronouncedWord(word.Start, word.Length, reader.Read(text.AsSpan(word.Start, word.Length)), word.Pause));
        }

        AddSigns(words, reader, text, end, text.Length);
        if (cues is { Count: > 0 })
        {
            CuedWords.Apply(words, text, cues);
        }

        return words;
    }

    /// <summary>Adds the signs between words that are said: &amp;, %, € and the like.</summary>
    private static void AddSigns(List<PronouncedWord> words, WordReader reader, string text, int start, int end)
    {
        for (int at = start; at < end; at++)
        {
            if (reader.ReadSign(text[at]) is not { } phones)
            {
                continue;
            }

            // The pause of the word before, if it had one, comes after the sign.
            double pause = words.Count > 0 ? words[^1].Pause : 0;
            if (pause > 0)
            {
                words[^1] = words[^1] with { Pause = 0 };
            }

            words.Add(new PronouncedWord(at, 1, phones, pause));
        }
    }

    private static bool HasLower(string text)
    {
        foreach (char c in text)
        {
            if (char.IsLower(c))
            {
                return true;
            }
        }

        return false;
    }
}
