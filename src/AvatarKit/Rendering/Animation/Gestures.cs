using System.Buffers;

namespace AvatarKit;

/// <summary>Finds the words of a segment that ask for a gesture. Stateless.</summary>
internal static class Gestures
{
    /// <summary>Brows rise no more often than this, in seconds.</summary>
    private const double BrowSpacing = 1.1;

    /// <summary>The head nods no more often than this, in seconds.</summary>
    private const double NodSpacing = 2.6;

    /// <summary>A word this much longer and louder than the others is stressed.</summary>
    private const double Stress = 1.22;

    private static readonly SearchValues<char> QuestionMarks = SearchValues.Create('?', '？', '؟', '⁇', '⁈');

    /// <summary>The gestures in order of time.</summary>
    public static List<GestureBeat> Find(SpokenSegment segment, Loudness loudness, int seed)
    {
        List<GestureBeat> beats = [];
        double rate = segment.Visemes.SampleRate;
        double length = segment.Visemes.Length / rate;
        IReadOnlyList<SpeechMark> words = segment.Words;
        double duration = 0;
        double level = 0;
        int counted = 0;
        foreach (SpeechMark word in words)
        {
            if (word.Duration > 0)
            {
                duration += word.Duration;
                level += Level(loudness, word, rate);
                counted++;
            }
        }

        double lastBrow = double.NegativeInfinity;
        double lastNod = double.NegativeInfinity;
        for (int i = 0; i < words.Count; i++)
        {
            SpeechMark word = words[i];
            double start = word.Start / rate;
            double stress = counted == 0 || word.Duration <= 0 ? 0 : (0.6 * word.Duration * counted / duration) + (0.4 * Level(loudness, word, rate) * counted / level);
            if (start < 0 || start >= length || start - lastBrow < BrowSpacing || (i > 0 && stress < Stress))
            {
                continue;
            }

            float chance = Curves.Random(seed, 20 + segment.Index, i);
            bool nods = start - lastNod >= NodSpacing;
            beats.Add(new GestureBeat(
                start,
                start + Math.Clamp(word.Duration / rate, 0.1, 0.3),
                i == 0 ? 0.45f : 0.2f + (0.25f * chance),
                nods ? 1.1f + (1.1f * chance) : 0,
                Aside: i == 0 ? PhraseGlance(seed, segment.Index) : default));
            lastBrow = start;
            lastNod = nods ? start : lastNod;
        }

        if (IsQuestion(segment.Caption))
        {
            double end = length - 0.3;
            double start = Math.Max(0, end - 0.55);
            beats.RemoveAll(beat => beat.Start > Math.Max(start - 0.3, 0.001) && beat.Start < end);
            beats.Add(new GestureBeat(start, Math.Max(start, end), 0.5f, 0, Curves.Random(seed, 19, segment.Index) < 0.5f ? -2.2f : 2.2f));
        }

        return beats;
    }

    /// <summary>Some sentences begin with a look aside, as one looks for words.</summary>
    private static (float X, float Y) PhraseGlance(int seed, int index)
        => Curves.Random(seed, 13, index) < 0.35f ? (Curves.Random(seed, 14, index) < 0.5f ? -0.3f : 0.3f, -0.22f * Curves.Random(seed, 15, index)) : default;

    private static double Level(Loudness loudness, SpeechMark word, double rate) => loudness.Gain((word.Start + (word.Duration / 2.0)) / rate);

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
