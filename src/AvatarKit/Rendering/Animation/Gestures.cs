using System.Buffers;

namespace AvatarKit;

/// <summary>Finds the words of a sentence that ask for a gesture, piece after piece. Times are seconds from the sentence's first sample.
/// Not thread-safe.</summary>
internal sealed class Gestures(string caption, int seed, int sentence)
{
    /// <summary>Brows rise no more often than this, in seconds.</summary>
    private const double BrowSpacing = 1.1;

    /// <summary>The head nods no more often than this, in seconds.</summary>
    private const double NodSpacing = 1.4;

    /// <summary>A word this much longer and louder than the others is stressed.</summary>
    private const double Stress = 1.22;

    private static readonly SearchValues<char> QuestionMarks = SearchValues.Create('?', '？', '؟', '⁇', '⁈');

    private readonly List<GestureBeat> beats = [];
    private double duration;
    private double level;
    private int counted;
    private int seen;
    private double lastBrow = double.NegativeInfinity;
    private double lastNod = double.NegativeInfinity;

    /// <summary>Takes in the sentence's next piece.</summary>
    /// <param name="segment">The piece.</param>
    /// <param name="start">When it starts.</param>
    /// <param name="end">When it ends.</param>
    /// <param name="loudness">How loud the sentence is so far.</param>
    /// <returns>The gestures so far in order of time.</returns>
    public IReadOnlyList<GestureBeat> Add(SpokenSegment segment, double start, double end, Loudness loudness)
    {
        double rate = segment.Visemes.SampleRate;
        foreach (SpeechMark word in segment.Words)
        {
            if (word.Duration > 0)
            {
                duration += word.Duration / rate;
                level += Level(loudness, word, start, rate);
                counted++;
            }
        }

        // What was shown stays: a gesture that came to be known only now begins with the piece.
        double earliest = start == 0 ? double.NegativeInfinity : start + GestureBeat.Before;
        for (int i = 0; i < segment.Words.Count; i++)
        {
            AddWord(segment.Words[i], start, end, rate, earliest, loudness);
        }

        if (segment.EndsSentence && IsQuestion(caption))
        {
            AskAt(end - 0.3, earliest);
        }

        return beats;
    }

    private void AddWord(SpeechMark word, double start, double end, double rate, double earliest, Loudness loudness)
    {
        int index = seen++;
        double at = start + (word.Start / rate);
        double stress = counted == 0 || word.Duration <= 0 ? 0 : (0.6 * (word.Duration / rate) * counted / duration)
            + (0.4 * Level(loudness, word, start, rate) * counted / level);
        if (at < 0 || at >= end || at - lastBrow < BrowSpacing || (index > 0 && stress < Stress))
        {
            return;
        }

        float chance = Curves.Random(seed, 20 + sentence, index);
        bool nods = at - lastNod >= NodSpacing;
        double shown = Math.Max(at, earliest);
        beats.Add(new GestureBeat(
            shown,
            shown + Math.Clamp(word.Duration / rate, 0.1, 0.3),
            index == 0 ? 0.45f : 0.2f + (0.25f * chance),
            nods ? 1.1f + (1.1f * chance) : 0,
            Aside: index == 0 ? PhraseGlance(seed, sentence) : default));
        lastBrow = at;
        lastNod = nods ? at : lastNod;
    }

    /// <summary>Raises the brows where a question ends.</summary>
    private void AskAt(double end, double earliest)
    {
        double start = Math.Max(Math.Max(0, end - 0.55), earliest);
        beats.RemoveAll(beat => beat.Start > Math.Max(start - 0.3, 0.001) && beat.Start < end && beat.Start >= earliest);
        beats.Add(new GestureBeat(start, Math.Max(start, end), 0.5f, 0, Curves.Random(seed, 19, sentence) < 0.5f ? -2.2f : 2.2f));
        beats.Sort(static (one, other) => one.Start.CompareTo(other.Start));
    }

    /// <summary>Some sentences begin with a look aside, as one looks for words.</summary>
    private static (float X, float Y) PhraseGlance(int seed, int index)
        => Curves.Random(seed, 13, index)
            < 0.35f ? (Curves.Random(seed, 14, index) < 0.5f ? -0.3f : 0.3f, -0.22f * Curves.Random(seed, 15, index)) : default;

    private static double Level(Loudness loudness, SpeechMark word, double start, double rate)
        => loudness.Gain(start + ((word.Start + (word.Duration / 2.0)) / rate));

    private static bool IsQuestion(string caption)
    {
        // The mark may stand before quotes, brackets, an exclamation mark or an emoji.
        ReadOnlySpan<char> text = caption;
        int at = text.LastIndexOfAny(QuestionMarks);
        return at >= 0 && !text[at..].ContainsAnyInRange('0', '9') && !ContainsLetter(text[at..]);
    }

    private static bool ContainsLetter(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (char.IsLetter(c))
            {
                return true;
            }
        }

        return false;
    }
}
