namespace AvatarKit.Rendering;

/// <summary>Which part of a caption is being spoken when. Words are found in the caption in order; what is spoken but not written so (digits,
/// symbols) falls between.</summary>
internal sealed class CaptionTimes
{
    /// <summary>How far ahead a word is looked for: further on it would be another one of the same letters.</summary>
    private const int Reach = 48;

    private readonly List<Word> words = [];
    private readonly int length;

    public CaptionTimes(string caption, IReadOnlyList<SpeechMark> marks)
    {
        length = caption.Length;
        int at = 0;
        foreach (SpeechMark mark in marks)
        {
            if (mark.Kind != SpeechMarkKind.Word)
            {
                continue;
            }

            string value = (mark.Value ?? "").Trim();
            int found = value.Length == 0 ? -1 : Find(caption, value, at);
            if (found >= 0)
            {
                words.Add(new Word(mark.Start, End(mark), found, found + value.Length));
                at = found + value.Length;
            }
        }
    }

    /// <summary>Whether any word of the caption has a time.</summary>
    public bool IsEmpty => words.Count == 0;

    /// <summary>The word spoken at a moment, as a range of the caption; empty between words.</summary>
    public (int Start, int End) WordAt(long sample)
    {
        int index = LastBefore(sample);
        if (index < 0)
        {
            return default;
        }

        long end = words[index].Stop ?? (index + 1 < words.Count ? words[index + 1].From : long.MaxValue);
        return sample < end ? (words[index].Start, words[index].End) : default;
    }

    /// <summary>How far into the caption speech has come at a moment: where the next word to be heard, or the one being heard, starts.</summary>
    /// <param name="sample">The moment, in samples of the caption's audio.</param>
    /// <param name="total">The length of that audio, for a voice without word marks; 0 where it is not known.</param>
    public int PositionAt(long sample, long total)
    {
        if (!IsEmpty)
        {
            return words[Math.Max(0, LastBefore(sample))].Start;
        }

        return total > 0 ? (int)Math.Clamp(length * (double)sample / total, 0, Math.Max(0, length - 1)) : 0;
    }

    private static long? End(SpeechMark mark)
        => mark.Duration > 0 && mark.Start <= long.MaxValue - mark.Duration ? mark.Start + mark.Duration : null;

    /// <summary>Finds a word, a whole one if there is one in reach.</summary>
    private static int Find(string caption, string value, int at)
    {
        int limit = Math.Min(caption.Length, at + Reach + value.Length);
        for (int from = at; ;)
        {
            int found = from < limit ? caption.IndexOf(value, from, limit - from, StringComparison.OrdinalIgnoreCase) : -1;
            if (found < 0)
            {
                return -1;
            }

            bool isWhole = (found == 0 || !char.IsLetterOrDigit(caption[found - 1]))
                && (found + value.Length == caption.Length || !char.IsLetterOrDigit(caption[found + value.Length]));
            if (isWhole)
            {
                return found;
            }

            from = found + 1;
        }
    }

    private int LastBefore(long sample)
    {
        int low = 0;
        int high = words.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (words[middle].From <= sample)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low - 1;
    }

    private readonly record struct Word(long From, long? Stop, int Start, int End);
}
