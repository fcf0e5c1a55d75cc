namespace AvatarKit;

/// <summary>Makes stretches of cues, which may nest and overlap.</summary>
internal static class SpeechStretches
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    /// <summary>Cuts a text where the way it is said changes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="cues">Cues that <see cref="SpeechCueRules"/> found right.</param>
    public static List<SpeechStretch> Of(string text, IReadOnlyList<SpeechCue> cues)
    {
        List<PlacedCue> placed = Place(cues);
        SortedSet<int> places = [0, text.Length];
        foreach (PlacedCue cue in placed)
        {
            places.Add(cue.Start);
            places.Add(cue.End);
        }

        List<SpeechStretch> stretches = [];
        List<PlacedCue> active = [];
        int next = 0;
        int start = 0;
        foreach (int end in places.Skip(1).Append(text.Length))
        {
            active.RemoveAll(cue => cue.End <= start);
            TimeSpan pause = TimeSpan.Zero;
            for (; next < placed.Count && placed[next].Start <= start; next++)
            {
                pause += placed[next].Cue.Pause ?? TimeSpan.Zero;
                if (placed[next].End > start)
                {
                    active.Add(placed[next]);
                }
            }

            if (end > start || pause > TimeSpan.Zero)
            {
                stretches.Add(Together(start, end - start, pause < LongestPause ? pause : LongestPause, active));
            }

            start = end;
        }

        return stretches;
    }

    /// <summary>Puts the outer before the inner, and what lies partly in a stretch with phones before it.</summary>
    private static List<PlacedCue> Place(IReadOnlyList<SpeechCue> cues)
    {
        List<PlacedCue> placed = new(cues.Count);
        int from = 0;
        int to = 0;
        foreach (SpeechCue cue in cues.OrderBy(static cue => cue.Start).ThenByDescending(static cue => cue.Length))
        {
            // What an outer cue has phones for is said as that has it.
            bool isSaid = cue is { Phones: not null, Length: > 0 } && cue.Start >= to;
            (from, to) = isSaid ? (cue.Start, cue.Start + cue.Length) : (from, to);
            int start = cue.Start > from && cue.Start < to ? from : cue.Start;
            placed.Add(new PlacedCue(isSaid ? cue : cue with { Phones = null }, start, cue.Start + cue.Length));
        }

        // Ends are moved once all phones are known: an outer cue may end inside phones that begin after it.
        (int From, int To)[] said = [.. placed.Where(static one => one.Cue.Phones is not null).Select(static one => (one.Start, one.End))];
        for (int i = 0; i < placed.Count; i++)
        {
            int end = placed[i].End;
            int at = Array.BinarySearch(said, (end, int.MaxValue));
            at = (at < 0 ? ~at : at) - 1;
            if (at >= 0 && end > said[at].From && end < said[at].To)
            {
                placed[i] = placed[i] with { End = Math.Max(placed[i].Start, said[at].From) };
            }
        }

        return [.. placed.OrderBy(static one => one.Start).ThenByDescending(static one => one.End)];
    }

    private static SpeechStretch Together(int start, int length, TimeSpan pause, List<PlacedCue> active)
    {
        double rate = 1;
        double pitch = 0;
        double volume = 0;
        string? phones = null;
        string? locale = null;
        SpeechEmphasis? emphasis = null;
        foreach (PlacedCue placed in active)
        {
            SpeechCue cue = placed.Cue;
            rate *= cue.Rate ?? 1;
            pitch += cue.Pitch ?? 0;
            volume += cue.Volume ?? 0;
            phones ??= cue.Phones;
            locale = cue.Locale ?? locale;
            emphasis = cue.Emphasis ?? emphasis;
        }

        return new SpeechStretch
        {
            Start = start,
            Length = length,
            Pause = pause,
            Phones = phones,
            Emphasis = emphasis,
            Rate = Math.Clamp(rate, 0.25, 4),
            Pitch = Math.Clamp(pitch, -12, 12),
            Volume = Math.Clamp(volume, -40, 10),
            Locale = locale,
        };
    }

    private readonly record struct PlacedCue(SpeechCue Cue, int Start, int End);
}
