namespace AvatarKit;

/// <summary>Finds the places of cues in what is said.</summary>
internal static class CuePlaces
{
    /// <summary>Places cues.</summary>
    /// <param name="said">What is said.</param>
    /// <param name="stretches">What the cues are about in what was written.</param>
    /// <returns>The cues, in order; of those at one place the longest first.</returns>
    public static IReadOnlyList<SpeechCue> Find(SpeakableText said, IReadOnlyList<CueStretch> stretches)
    {
        List<SpeechCue> cues = [];
        foreach (CueStretch stretch in stretches)
        {
            int start = SkipSpaces(said.Spoken, Start(said, stretch.Start));
            int end = stretch.End == stretch.Start ? start : End(said, stretch.End);
            while (end > start && said.Spoken[end - 1] == ' ')
            {
                end--;
            }

            if (end > start || stretch.Cue.Pause is not null)
            {
                cues.Add(stretch.Cue with { Start = start, Length = Math.Max(0, end - start) });
            }
        }

        return [.. cues.OrderBy(static cue => cue.Start).ThenByDescending(static cue => cue.Pause is null ? cue.Length : int.MaxValue)];
    }

    private static int SkipSpaces(string spoken, int at)
    {
        while (at < spoken.Length && spoken[at] == ' ')
        {
            at++;
        }

        return at;
    }

    // Where what was written from an index on is said.
    private static int Start(SpeakableText said, int index)
    {
        int at = FirstEndingAfter(said.Spans, index);
        return at == said.Spans.Count ? said.Spoken.Length
            : said.Spans[at].SpokenStart + (IsVerbatim(said.Spans[at]) ? Math.Max(0, index - said.Spans[at].OriginalStart) : 0);
    }

    // Where what was written before an index has been said.
    private static int End(SpeakableText said, int index)
    {
        int at = FirstEndingAfter(said.Spans, index - 1);
        if (at == said.Spans.Count || said.Spans[at].OriginalStart >= index)
        {
            return at == 0 ? 0 : said.Spans[at - 1].SpokenStart + said.Spans[at - 1].SpokenLength;
        }

        // A rewritten part may stand in two pieces, and what was only half meant is meant whole.
        while (at + 1 < said.Spans.Count && said.Spans[at + 1].OriginalStart < index)
        {
            at++;
        }

        SpeakableSpan last = said.Spans[at];
        return last.SpokenStart + (IsVerbatim(last) ? Math.Min(last.SpokenLength, index - last.OriginalStart) : last.SpokenLength);
    }

    // The ends of spans never go back, so they are searched by halves.
    private static int FirstEndingAfter(IReadOnlyList<SpeakableSpan> spans, int index)
    {
        int low = 0;
        int high = spans.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (spans[middle].OriginalStart + spans[middle].OriginalLength > index)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static bool IsVerbatim(SpeakableSpan span) => span.SpokenLength == span.OriginalLength;
}
