namespace AvatarKit;

/// <summary>Guesses a sentence's mood from how it is written: marks and emoji first, then words of six languages with their negations. Neutral
/// when unsure, and <see cref="Mood.Angry"/> by a cue or a tag alone. Stateless; microseconds, no network.</summary>
internal static class MoodEstimator
{
    /// <summary>How much of a sentence is looked at, in UTF-16 code units: moods stand near the beginning or are said by a mark.</summary>
    private const int Longest = 1_000;

    /// <summary>What the words must add up to.</summary>
    private const float Enough = 0.9f;

    /// <summary>A negation is felt over this many words.</summary>
    private const int NegationReach = 3;

    private const int LongestPhrase = 4;

    /// <summary>Who wins a tie.</summary>
    private static readonly Mood[] Order = [Mood.Sad, Mood.Concerned, Mood.Surprised, Mood.Happy, Mood.Thoughtful];

    private const int MoodCount = (int)Mood.Thoughtful + 1;

    /// <summary>Estimates a sentence's mood.</summary>
    /// <param name="caption">The sentence as written.</param>
    /// <param name="locale">BCP-47 locale; words of languages other than English, German, Spanish,
    /// French, Italian and Portuguese say nothing.</param>
    /// <returns>The mood.</returns>
    public static Mood Estimate(string caption, string locale)
    {
        ReadOnlySpan<char> text = caption.AsSpan(0, Math.Min(caption.Length, Longest));
        return MoodMarks.Find(text) ?? FromWords(text, MoodLexicon.Find(locale));
    }

    private static Mood FromWords(ReadOnlySpan<char> text, MoodLexicon? lexicon)
    {
        if (lexicon is null)
        {
            return Mood.Neutral;
        }

        Span<char> words = stackalloc char[text.Length + 2];
        words = words[..Normalize(text, words, out bool asks, out bool exclaims, out bool trails)];
        Span<float> scores = stackalloc float[MoodCount];
        scores.Clear();
        int negated = 0;
        for (int at = 0; at < words.Length;)
        {
            int length = lexicon.Match(words[at..], LongestPhrase, out MoodCue cue);
            if (length > 0)
            {
                Count(cue, negated > 0, asks, scores);
            }

            bool isNegation = length == 0 && lexicon.IsNegation(Word(words[at..]));
            negated = isNegation ? NegationReach : Math.Max(0, negated - 1);
            at += Math.Max(length, Word(words[at..]).Length) + 1;
        }

        if (trails)
        {
            scores[(int)Mood.Thoughtful] += 0.5f;
        }

        if (exclaims)
        {
            scores[(int)Mood.Happy] *= 1.5f;
            scores[(int)Mood.Surprised] *= asks ? 2 : 1.5f;
        }

        return Best(scores);
    }

    private static void Count(MoodCue cue, bool isNegated, bool asks, Span<float> scores)
    {
        // "Not great" is no joy and "no harm done" no grief; a question about something good is not yet
        // gladness, but one can be struck by what one asks.
        bool counts = !isNegated && (asks || !cue.NeedsQuestion);
        float share = asks && cue.Mood == Mood.Happy ? 0.5f : 1;
        float weight = counts ? cue.Weight * share : 0;
        scores[(int)cue.Mood] += weight;
        if (isNegated && cue.Mood == Mood.Happy)
        {
            scores[(int)Mood.Concerned] += cue.Weight * 0.5f;
        }
    }

    private static Mood Best(ReadOnlySpan<float> scores)
    {
        // Bad news in kind words is bad news still.
        Mood best = Mood.Neutral;
        float most = Enough;
        foreach (Mood mood in Order)
        {
            if (scores[(int)mood] >= most && scores[(int)mood] > (best == Mood.Neutral ? 0 : scores[(int)best]))
            {
                best = mood;
                most = scores[(int)mood];
            }
        }

        return best;
    }

    private static ReadOnlySpan<char> Word(ReadOnlySpan<char> words)
    {
        int end = words.IndexOf(' ');
        return end < 0 ? words : words[..end];
    }

    /// <summary>Lower-case words with one space between them; apostrophes stay, as in <c>don't</c>.</summary>
    private static int Normalize(ReadOnlySpan<char> text, Span<char> words, out bool asks, out bool exclaims, out bool trails)
    {
        int length = 0;
        asks = exclaims = trails = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (char.IsLetterOrDigit(c))
            {
                words[length++] = char.ToLowerInvariant(c);
                continue;
            }

            if (c is '\'' or '’' && length > 0 && words[length - 1] != ' ' && i + 1 < text.Length && char.IsLetter(text[i + 1]))
            {
                words[length++] = '\'';
                continue;
            }

            if (c == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '/')
                && text[i..].IndexOf('>') is > 0 and int element)
            {
                i += element;
            }

            asks |= c is '?' or '？';
            exclaims |= c is '!' or '！';
            trails |= c == '…' || (c == '.' && i + 2 < text.Length && text[i + 1] == '.' && text[i + 2] == '.');
            if (length > 0 && words[length - 1] != ' ')
            {
                words[length++] = ' ';
            }
        }

        return length > 0 && words[length - 1] == ' ' ? length - 1 : length;
    }
}
