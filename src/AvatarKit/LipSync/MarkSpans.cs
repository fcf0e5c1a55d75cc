namespace AvatarKit;

/// <summary>Makes mouth shapes of a voice's viseme marks, not smoothed yet.</summary>
internal static class MarkSpans
{
    /// <summary>How long a last sound lasts when nothing says so.</summary>
    public const double LastSoundSeconds = 0.3;

    /// <summary>A hole this short between two sounds belongs to the first.</summary>
    private const double LongestHoleSeconds = 0.05;

    /// <summary>Makes shapes that cover the audio from its first sample to its last without a gap.</summary>
    /// <param name="marks">Viseme marks in order of their start.</param>
    /// <param name="length">Length of the audio in samples.</param>
    /// <param name="rate">Samples per second.</param>
    /// <param name="lastStays">Whether a last sound of unknown length lasts to the end.</param>
    public static List<VisemeSpan> Create(IReadOnlyList<SpeechMark> marks, long length, int rate, bool lastStays = false)
    {
        List<VisemeSpan> spans = new(marks.Count + 2);
        long end = 0;
        for (int i = 0; i < marks.Count; i++)
        {
            SpeechMark mark = marks[i];
            bool isLast = i + 1 == marks.Count;
            long next = isLast ? length : Math.Min(marks[i + 1].Start, length);
            long start = Math.Clamp(mark.Start, end, Math.Max(end, length));
            long limit = mark.Duration > 0 ? EndOf(mark)
                : isLast && !lastStays ? start + (long)(LastSoundSeconds * rate)
                : next;
            long stop = Math.Min(limit, Math.Max(next, start));
            if (stop <= start)
            {
                continue;
            }

            AddHole(spans, end, start, rate);
            AddShapes(spans, PhoneTables.Find(mark.Alphabet, mark.Value ?? ""), start, stop);
            end = stop;
        }

        if (end < length)
        {
            spans.Add(new VisemeSpan(Viseme.Sil, end, length - end));
        }

        return spans;
    }

    /// <summary>Where a mark ends by its own word; no overflow however long it says it lasts.</summary>
    public static long EndOf(SpeechMark mark)
        => mark.Duration > long.MaxValue - Math.Max(0, mark.Start) ? long.MaxValue : mark.Start + mark.Duration;

    private static void AddHole(List<VisemeSpan> spans, long from, long to, int rate)
    {
        if (from == to)
        {
            return;
        }

        if (spans.Count > 0 && to - from < LongestHoleSeconds * rate)
        {
            spans[^1] = spans[^1] with { Duration = to - spans[^1].Start };
            return;
        }

        spans.Add(new VisemeSpan(Viseme.Sil, from, to - from));
    }

    private static void AddShapes(List<VisemeSpan> spans, PhoneShape[] shapes, long start, long stop)
    {
        float total = 0;
        foreach (PhoneShape shape in shapes)
        {
            total += shape.Share;
        }

        float share = 0;
        long from = start;
        for (int i = 0; i < shapes.Length; i++)
        {
            share += shapes[i].Share;
            long to = i + 1 == shapes.Length ? stop : start + (long)((stop - start) * (double)(share / total));
            if (to > from)
            {
                spans.Add(new VisemeSpan(shapes[i].Viseme, from, to - from, shapes[i].Weight));
                from = to;
            }
        }
    }
}
