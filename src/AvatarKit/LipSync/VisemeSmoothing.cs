using System.Runtime.InteropServices;

namespace AvatarKit;

/// <summary>Makes a run of shapes that a mouth can make: no flicker, and every closure long enough to be seen. Spans touch;
/// their outer ends stay.</summary>
internal static class VisemeSmoothing
{
    /// <summary>How long lips that meet stay visible: three frames at 60 per second.</summary>
    public const double ClosureSeconds = 0.05;

    /// <summary>A shorter shape is gone before it is seen.</summary>
    private const double ShortestSeconds = 0.025;

    /// <summary>A shorter pause inside speech is the hold of a plosive, not a rest.</summary>
    private const double ShortestPauseSeconds = 0.04;

    public static void Apply(List<VisemeSpan> spans, int sampleRate)
    {
        MergeEqual(spans);
        AbsorbShort(spans, (long)(ShortestSeconds * sampleRate), (long)(ShortestPauseSeconds * sampleRate));
        MergeEqual(spans);
        HoldClosures(spans, (long)Math.Ceiling(ClosureSeconds * sampleRate), (long)(ShortestSeconds * sampleRate));
        MergeEqual(spans);
    }

    public static bool IsClosure(Viseme viseme) => viseme is Viseme.PP or Viseme.FF;

    private static void MergeEqual(List<VisemeSpan> spans)
    {
        int kept = 0;
        for (int i = 1; i < spans.Count; i++)
        {
            VisemeSpan last = spans[kept];
            if (spans[i].Viseme == last.Viseme)
            {
                spans[kept] = last with { Duration = spans[i].End - last.Start, Weight = Math.Max(last.Weight, spans[i].Weight) };
            }
            else
            {
                spans[++kept] = spans[i];
            }
        }

        CollectionsMarshal.SetCount(spans, Math.Min(spans.Count, kept + 1));
    }

    private static void AbsorbShort(List<VisemeSpan> spans, long shortest, long shortestPause)
    {
        for (int i = 0; i < spans.Count && spans.Count > 1; i++)
        {
            VisemeSpan span = spans[i];
            bool isOuter = i == 0 || i == spans.Count - 1;
            long limit = span.Viseme == Viseme.Sil && !isOuter ? shortestPause : shortest;
            if (IsClosure(span.Viseme) || span.Duration >= limit)
            {
                continue;
            }

            bool toNext = i == 0 || (i + 1 < spans.Count && Prefers(spans[i + 1], spans[i - 1]));
            if (toNext)
            {
                spans[i + 1] = spans[i + 1] with { Start = span.Start, Duration = spans[i + 1].End - span.Start };
            }
            else
            {
                spans[i - 1] = spans[i - 1] with { Duration = span.End - spans[i - 1].Start };
            }

            spans.RemoveAt(i--);
        }
    }

    /// <summary>Whether time is better given to the one than to the other: to a closure first, then to the shorter.</summary>
    private static bool Prefers(VisemeSpan one, VisemeSpan other) => IsClosure(one.Viseme) != IsClosure(other.Viseme)
        ? IsClosure(one.Viseme)
        : one.Duration < other.Duration;

    private static void HoldClosures(List<VisemeSpan> spans, long closure, long shortest)
    {
        for (int i = 0; i < spans.Count; i++)
        {
            if (!IsClosure(spans[i].Viseme))
            {
                continue;
            }

            Take(spans, ref i, closure, shortest);
            while (spans[i].Duration < closure && Take(spans, ref i, closure, 0))
            {
                // Neighbours that were used up are gone; those behind them give next.
            }
        }
    }

    /// <summary>Lengthens a closure at the cost of its neighbours, from both sides alike as far as they have it.</summary>
    /// <returns>Whether there was a neighbour to take from.</returns>
    private static bool Take(List<VisemeSpan> spans, ref int i, long closure, long keep)
    {
        long need = closure - spans[i].Duration;
        long left = i > 0 && !IsClosure(spans[i - 1].Viseme) ? Math.Max(0, spans[i - 1].Duration - keep) : 0;
        long right = i + 1 < spans.Count && !IsClosure(spans[i + 1].Viseme) ? Math.Max(0, spans[i + 1].Duration - keep) : 0;
        if (need <= 0 || left + right == 0)
        {
            return false;
        }

        long fromLeft = Math.Min(left, Math.Max(need / 2, need - right));
        long fromRight = Math.Min(right, need - fromLeft);
        VisemeSpan span = spans[i];
        spans[i] = span with { Start = span.Start - fromLeft, Duration = span.Duration + fromLeft + fromRight };
        if (fromRight > 0)
        {
            VisemeSpan next = spans[i + 1];
            spans[i + 1] = next with { Start = next.Start + fromRight, Duration = next.Duration - fromRight };
            if (spans[i + 1].Duration == 0)
            {
                spans.RemoveAt(i + 1);
            }
        }

        if (fromLeft > 0)
        {
            spans[i - 1] = spans[i - 1] with { Duration = spans[i - 1].Duration - fromLeft };
            if (spans[i - 1].Duration == 0)
            {
                spans.RemoveAt(--i);
            }
        }

        return true;
    }
}
