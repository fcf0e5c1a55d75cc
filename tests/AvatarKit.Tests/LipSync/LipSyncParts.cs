namespace AvatarKit.Tests.LipSync;

/// <summary>Puts what a session gave in parts together again.</summary>
internal static class LipSyncParts
{
    public static VisemeTrack Join(IReadOnlyList<VisemeTrack> parts)
    {
        List<VisemeSpan> spans = [];
        long length = 0;
        foreach (VisemeTrack part in parts)
        {
            foreach (VisemeSpan span in part.Spans.Where(span => span.Start < part.Length))
            {
                Assert.True(span.End <= part.Length, "A shape goes on beyond its part.");
                if (spans.Count > 0 && spans[^1].Viseme == span.Viseme && spans[^1].Weight == span.Weight && spans[^1].End == span.Start + length)
                {
                    spans[^1] = spans[^1] with { Duration = spans[^1].Duration + span.Duration };
                }
                else
                {
                    spans.Add(span with { Start = span.Start + length });
                }
            }

            length += part.Length;
        }

        return new VisemeTrack(parts.Count == 0 ? 1 : parts[0].SampleRate, length, spans);
    }

    /// <summary>The share of 10 ms in which two tracks show the same shape.</summary>
    public static double Alike(VisemeTrack one, VisemeTrack other)
    {
        int same = 0;
        int count = (int)(one.Length * 100 / one.SampleRate);
        for (int i = 0; i < count; i++)
        {
            long at = ((2L * i) + 1) * one.SampleRate / 200;
            same += At(one, at) == At(other, at) ? 1 : 0;
        }

        return count == 0 ? 1 : same / (double)count;
    }

    private static Viseme At(VisemeTrack track, long sample) => track.Spans.FirstOrDefault(span => span.Start <= sample && sample < span.End).Viseme;
}
