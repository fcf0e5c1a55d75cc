namespace AvatarKit;

/// <summary>Parts of a sentence's shapes.</summary>
internal static class VisemeSpans
{
    /// <summary>How much of what follows a part is told with it, in seconds: farther ahead no mouth looks.</summary>
    private const double LookAheadSeconds = 0.5;

    /// <summary>The part from one sample to another, on its own clock, with what follows it.</summary>
    /// <param name="spans">The sentence's shapes in order.</param>
    /// <param name="sampleRate">Samples per second.</param>
    /// <param name="start">The part's first sample.</param>
    /// <param name="end">The first sample after it. A shape that is there already and stays is cut there.</param>
    public static VisemeTrack Part(IReadOnlyList<VisemeSpan> spans, int sampleRate, long start, long end)
    {
        double limit = end + (LookAheadSeconds * sampleRate);
        int first = 0;
        while (first < spans.Count && spans[first].End <= start)
        {
            first++;
        }

        int last = first;
        while (last < spans.Count && spans[last].Start < limit)
        {
            last++;
        }

        // One may be cut in two at the end.
        List<VisemeSpan> part = new(last - first + 1);
        for (int i = first; i < last; i++)
        {
            VisemeSpan span = spans[i];
            Add(part, span, start, Math.Min(span.End, end), start);
            Add(part, span, Math.Max(start, end), span.End, start);
        }

        return new VisemeTrack(sampleRate, end - start, part);
    }

    private static void Add(List<VisemeSpan> part, VisemeSpan span, long from, long to, long origin)
    {
        long start = Math.Max(span.Start, from);
        if (to > start)
        {
            part.Add(span with { Start = start - origin, Duration = to - start });
        }
    }

    /// <summary>Leaves out what lies before a sample.</summary>
    public static void RemoveBefore(List<VisemeSpan> spans, long start)
    {
        int gone = 0;
        while (gone < spans.Count && spans[gone].End <= start)
        {
            gone++;
        }

        spans.RemoveRange(0, gone);
        if (spans.Count > 0 && spans[0].Start < start)
        {
            spans[0] = spans[0] with { Start = start, Duration = spans[0].End - start };
        }
    }

    /// <summary>Up to which sample two runs of shapes, each without a gap, are the same.</summary>
    public static long CommonLength(IReadOnlyList<VisemeSpan> one, IReadOnlyList<VisemeSpan> other)
    {
        long same = 0;
        for (int i = 0; i < Math.Min(one.Count, other.Count); i++)
        {
            if (one[i].Viseme != other[i].Viseme || one[i].Weight != other[i].Weight)
            {
                return same;
            }

            same = Math.Min(one[i].End, other[i].End);
            if (one[i].End != other[i].End)
            {
                return same;
            }
        }

        return same;
    }
}
