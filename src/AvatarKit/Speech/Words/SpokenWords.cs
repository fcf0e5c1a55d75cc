namespace AvatarKit;

/// <summary>Words of a text that were found in its audio, and those between them.</summary>
internal static class SpokenWords
{
    /// <summary>A mark for a word.</summary>
    public static SpeechMark Mark(string text, PronouncedWord word, long start, long end) => new(
        SpeechMarkKind.Word, start, Math.Max(0, end - start), text.Substring(word.TextStart, word.TextLength), PhoneAlphabet.None,
        word.TextStart, word.TextLength);

    /// <summary>Marks for the words that were found. Words between two that were found share the time between those.</summary>
    /// <param name="text">The text.</param>
    /// <param name="words">Its words.</param>
    /// <param name="found">Where words were found, in order.</param>
    /// <param name="length">Where the audio ends; <see langword="null"/> while it does not:
    /// then nothing is said of words behind the last one found.</param>
    public static IReadOnlyList<SpeechMark> Between(string text, IReadOnlyList<PronouncedWord> words, IReadOnlyList<AlignedWord> found, long? length)
    {
        List<SpeechMark> marks = [];
        long end = 0;
        foreach (AlignedWord word in found)
        {
            if (word.Word >= words.Count || word.Word < marks.Count)
            {
                continue;
            }

            Share(text, words, marks, word.Word, end, word.Start);
            marks.Add(Mark(text, words[word.Word], word.Start, word.End));
            end = word.End;
        }

        if (length is { } whole)
        {
            Share(text, words, marks, words.Count, end, Math.Max(end, whole));
        }

        return marks;
    }

    /// <summary>Shares time among words by how long they usually take.</summary>
    private static void Share(string text, IReadOnlyList<PronouncedWord> words, List<SpeechMark> marks, int upTo, long start, long end)
    {
        int first = marks.Count;
        double total = 0;
        for (int i = first; i < upTo; i++)
        {
            total += SilentShapes.LengthOf(words[i]);
        }

        double passed = 0;
        for (int i = first; i < upTo; i++)
        {
            long from = start + (long)((end - start) * (passed / total));
            passed += SilentShapes.LengthOf(words[i]);
            marks.Add(Mark(text, words[i], from, start + (long)((end - start) * (passed / total))));
        }
    }
}
