namespace AvatarKit;

/// <summary>Lip sync from a voice's viseme marks, in any <see cref="PhoneAlphabet"/>. Stateless and thread-safe.</summary>
/// <remarks>
/// The track covers the audio from its first sample to its last without a gap. A mark lasts as long as it says, or until the next one. Shapes too short to be
/// seen give their time to a neighbour; lips that meet (p, b, m, f, v) stay so for at least 50 ms, at the cost of their neighbours. A symbol that is not known
/// moves the mouth a little and never throws. Without viseme marks the track is silence.
/// </remarks>
public sealed class MarkLipSync : ILipSync
{
    /// <summary>A hole this short between two sounds belongs to the first.</summary>
    private const double LongestHoleSeconds = 0.05;

    /// <summary>How long a last sound lasts when nothing says so.</summary>
    private const double LastSoundSeconds = 0.3;

    /// <inheritdoc/>
    public VisemeTrack CreateTrack(LipSyncInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        int rate = input.Format.SampleRate;
        List<VisemeSpan> spans = [];
        List<SpeechMark> marks = [.. input.Marks.Where(static mark => mark.Kind == SpeechMarkKind.Viseme).OrderBy(static mark => mark.Start)];
        long end = 0;
        for (int i = 0; i < marks.Count; i++)
        {
            SpeechMark mark = marks[i];
            long next = i + 1 < marks.Count ? Math.Min(marks[i + 1].Start, input.Length) : input.Length;
            long start = Math.Clamp(mark.Start, end, input.Length);
            long limit = mark.Duration > 0 ? SaturatingEnd(mark)
                : i + 1 < marks.Count ? next
                : start + (long)(LastSoundSeconds * rate);
            long stop = Math.Min(limit, Math.Max(next, start));
            if (stop <= start)
            {
                continue;
            }

            AddHole(spans, end, start, rate);
            AddShapes(spans, PhoneTables.Find(mark.Alphabet, mark.Value ?? ""), start, stop);
            end = stop;
        }

        if (end < input.Length)
        {
            spans.Add(new VisemeSpan(Viseme.Sil, end, input.Length - end));
        }

        VisemeSmoothing.Apply(spans, rate);
        return new VisemeTrack(rate, input.Length, spans);
    }

    private static long SaturatingEnd(SpeechMark mark) => mark.Duration > long.MaxValue - Math.Max(0, mark.Start) ? long.MaxValue : mark.Start + mark.Duration;

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

    private static void AddShapes(List<VisemeSpan> spans, IReadOnlyList<PhoneShape> shapes, long start, long stop)
    {
        float total = shapes.Sum(static shape => shape.Share);
        float share = 0;
        long from = start;
        for (int i = 0; i < shapes.Count; i++)
        {
            share += shapes[i].Share;
            long to = i + 1 == shapes.Count ? stop : start + (long)((stop - start) * (double)(share / total));
            if (to > from)
            {
                spans.Add(new VisemeSpan(shapes[i].Viseme, from, to - from, shapes[i].Weight));
                from = to;
            }
        }
    }
}
