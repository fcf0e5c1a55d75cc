namespace AvatarKit;

/// <summary>Parts of a sentence's shapes.</summary>
internal static class VisemeSpans
{
    /// <summary>The part of a track from one sample to another, on its own clock, with what follows it.</summary>
    public static VisemeTrack Part(VisemeTrack track, long start, long end)
    {
        List<VisemeSpan> spans = [];
        foreach (VisemeSpan span in track.Spans)
        {
            long from = Math.Max(span.Start, start);
            if (span.End > from)
            {
                spans.Add(span with { Start = from - start, Duration = span.End - from });
            }
        }

        return new VisemeTrack(track.SampleRate, end - start, spans);
    }
}
