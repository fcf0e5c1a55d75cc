using System.Collections.Frozen;

namespace AvatarKit;

/// <summary>The words of a language that speak of a mood. Immutable and thread-safe.</summary>
internal sealed class MoodLexicon
{
    private readonly FrozenDictionary<string, MoodCue>.AlternateLookup<ReadOnlySpan<char>> cues;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> negations;

    /// <summary>Reads a language's words.</summary>
    /// <param name="negations">Words that deny what follows them, separated by <c>|</c>.</param>
    /// <param name="moods">
    /// Words and phrases of each mood, separated by <c>|</c>, in lower case without punctuation. One after <c>~</c> is not enough by itself;
    /// one after <c>?</c> counts in a question alone; those of <see cref="Mood.Neutral"/> say nothing, and keep their words from counting otherwise.
    /// </param>
    public MoodLexicon(string negations, params ReadOnlySpan<(Mood Mood, string Words)> moods)
    {
        Dictionary<string, MoodCue> all = new(StringComparer.Ordinal);
        foreach ((Mood mood, string words) in moods)
        {
            foreach (string entry in words.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                string phrase = entry.TrimStart('~', '?');
                all[phrase] = new MoodCue(mood, mood == Mood.Neutral ? 0 : entry[0] == '~' ? 0.5f : 1, entry[0] == '?');
            }
        }

        cues = all.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        this.negations = negations.Split('|').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The words of a locale's language; <see langword="null"/> where there are none.</summary>
    public static MoodLexicon? Find(string locale)
    {
        ReadOnlySpan<char> language = locale;
        int end = language.IndexOfAny('-', '_');
        return (end < 0 ? language : language[..end]) switch
        {
            "en" or "EN" => MoodWords.English,
            "de" or "DE" => MoodWords.German,
            "es" or "ES" => MoodWords.Spanish,
            "fr" or "FR" => MoodWords.French,
            "it" or "IT" => MoodWords.Italian,
            "pt" or "PT" => MoodWords.Portuguese,
            _ => null,
        };
    }

    /// <summary>Whether a word denies what follows it.</summary>
    public bool IsNegation(ReadOnlySpan<char> word)
        => word.EndsWith("n't", StringComparison.Ordinal) || negations.Contains(word);

    /// <summary>Finds the longest phrase at the beginning of some words.</summary>
    /// <param name="words">Lower-case words with one space between them.</param>
    /// <param name="most">Words of a phrase at most.</param>
    /// <param name="cue">What it says.</param>
    /// <returns>Its length; 0 when there is none.</returns>
    public int Match(ReadOnlySpan<char> words, int most, out MoodCue cue)
    {
        int found = 0;
        cue = default;
        for (int count = 1, end = 0; count <= most && end < words.Length; count++)
        {
            int next = words[(end == 0 ? 0 : end + 1)..].IndexOf(' ');
            end = next < 0 ? words.Length : next + (end == 0 ? 0 : end + 1);
            if (cues.TryGetValue(words[..end], out MoodCue one))
            {
                found = end;
                cue = one;
            }
        }

        return found;
    }
}
