using System.Text;

namespace AvatarKit;

/// <summary>Says words as the cues of their text have it: with the phones that were asked for, and with pauses before them.</summary>
internal static class CuedWords
{
    /// <summary>Changes the words that cues are for.</summary>
    /// <param name="words">The words of the text in order.</param>
    /// <param name="text">The text.</param>
    /// <param name="cues">Its cues; those that are not for it are left out.</param>
    public static void Apply(List<PronouncedWord> words, string text, IReadOnlyList<SpeechCue> cues)
    {
        int next = 0;
        foreach (SpeechStretch stretch in SpeechStretches.Of(text, SpeechCueRules.Keep(text, cues)))
        {
            while (next < words.Count && words[next].TextStart < stretch.Start)
            {
                next++;
            }

            if (stretch.Pause > TimeSpan.Zero && next > 0)
            {
                words[next - 1] = words[next - 1] with { CuedPause = stretch.Pause.TotalMilliseconds };
            }

            int first = next;
            while (next < words.Count && words[next].TextStart < stretch.Start + stretch.Length)
            {
                next++;
            }

            if (stretch.Phones is { } phones && next > first)
            {
                Say(words, first, next, phones);
            }
        }
    }

    /// <summary>The sounds of phones that are written in one.</summary>
    /// <param name="phones">Letters of the International Phonetic Alphabet with stress, length, ties and accents.</param>
    /// <returns>The letters of each sound; of an affricate both, of a diphthong one after the other. What is no letter of the alphabet is left
    /// out.</returns>
    public static List<string> Sounds(string phones)
    {
        List<string> sounds = [];
        string letters = NormalizedText.Of(phones, NormalizationForm.FormD)
            .Replace("\u0361", "", StringComparison.Ordinal).Replace("\u035C", "", StringComparison.Ordinal)
            .Replace("c\u0327", "ç", StringComparison.Ordinal);
        for (int at = 0; at < letters.Length; at++)
        {
            if (at + 1 < letters.Length && IpaTable.Affricates.ContainsKey(letters.Substring(at, 2)))
            {
                sounds.Add(letters.Substring(at, 2));
                at++;
            }
            else if (IpaTable.Letters.ContainsKey(letters[at]))
            {
                sounds.Add(letters[at].ToString());
            }
        }

        return sounds;
    }

    /// <summary>Words take the words of the phones one by one. Where those are not as many, all words share all sounds.</summary>
    private static void Say(List<PronouncedWord> words, int first, int end, string phones)
    {
        List<string>[] groups =
            [.. phones.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Sounds).Where(static sounds => sounds.Count > 0)];
        int count = end - first;
        if (groups.Length == count)
        {
            for (int i = 0; i < count; i++)
            {
                words[first + i] = words[first + i] with { Phones = groups[i] };
            }

            return;
        }

        List<string> all = [.. groups.SelectMany(static group => group)];
        for (int i = 0; i < count && all.Count >= count; i++)
        {
            words[first + i] = words[first + i] with { Phones = all[(all.Count * i / count)..(all.Count * (i + 1) / count)] };
        }
    }
}
