namespace AvatarKit;

/// <summary>Lays the shapes of segments on one clock, without gap or overlap: what no segment covers is silence.</summary>
internal sealed class VisemeCues
{
    /// <summary>Where the shapes given so far end.</summary>
    public TimeSpan End { get; private set; }

    /// <summary>The shapes of the segment that follows.</summary>
    public IEnumerable<VisemeCue> Of(SpokenSegment segment)
    {
        AudioFormat clock = AudioFormat.Pcm16(segment.Visemes.SampleRate);
        foreach (VisemeSpan span in segment.Visemes.Spans)
        {
            if (span.Start >= segment.Visemes.Length)
            {
                // What follows the piece comes with the next one.
                break;
            }

            TimeSpan start = segment.Offset + clock.ToTime(span.Start);
            TimeSpan end = segment.Offset + clock.ToTime(Math.Min(span.End, segment.Visemes.Length));

            // A tick or two between neighbours is rounding, not a pause.
            if (start > End + TimeSpan.FromMicroseconds(1))
            {
                yield return Next(Viseme.Sil, start, 1);
            }

            if (end > End)
            {
                float weight = float.IsFinite(span.Weight) ? Math.Clamp(span.Weight, 0, 1) : 1;
                yield return Next(span.Viseme, end, weight);
            }
        }

        TimeSpan last = segment.Offset + clock.ToTime(segment.Visemes.Length);
        if (last > End)
        {
            yield return Next(Viseme.Sil, last, 1);
        }
    }

    /// <summary>Adds the shapes of the segment that follows to a list, where equal neighbours become one.</summary>
    public void AddTo(List<VisemeCue> cues, SpokenSegment segment)
    {
        foreach (VisemeCue cue in Of(segment))
        {
            if (cues.Count > 0 && cues[^1].Viseme == cue.Viseme && cues[^1].Weight == cue.Weight)
            {
                cues[^1] = cues[^1] with { End = cue.End };
            }
            else
            {
                cues.Add(cue);
            }
        }
    }

    private VisemeCue Next(Viseme viseme, TimeSpan end, float weight)
    {
        var cue = new VisemeCue(viseme, End, end, weight);
        End = end;
        return cue;
    }
}
