namespace AvatarKit.Testing;

/// <summary>How far lips are from those they should be.</summary>
/// <param name="Matched">The share of the reference's visemes that are there, in order, from 0 to 1.</param>
/// <param name="Median">Half of those that are there begin no further off than this.</param>
/// <param name="P95">95 of 100 begin no further off than this.</param>
public readonly record struct LipError(double Matched, TimeSpan Median, TimeSpan P95)
{
    private const int MostVisemes = 5_000;

    /// <summary>Compares the visemes of speech with a reference. Silence (<see cref="Viseme.Sil"/>) is not compared.</summary>
    /// <param name="speech">The pieces of an answer, in order.</param>
    /// <param name="reference">The visemes there should be, in order, from the answer's first sample. At most 5,000.</param>
    /// <returns>The error. Of an empty reference: nothing is missing.</returns>
    /// <exception cref="ArgumentException">There are more than 5,000 visemes on one side.</exception>
    public static LipError Measure(IReadOnlyList<SpeechSegment> speech, IReadOnlyList<TimedViseme> reference)
    {
        ArgumentNullException.ThrowIfNull(speech);
        ArgumentNullException.ThrowIfNull(reference);
        List<TimedViseme> shown = [];
        TimeSpan offset = TimeSpan.Zero;
        foreach (SpeechSegment piece in speech)
        {
            foreach (TimedViseme viseme in piece.Visemes.Where(static one => one.Viseme != Viseme.Sil))
            {
                TimedViseme moved = viseme with { Start = viseme.Start + offset };
                if (shown.Count > 0 && shown[^1].Viseme == moved.Viseme && moved.Start - (shown[^1].Start + shown[^1].Duration) < OneSample)
                {
                    // A viseme that goes on from one piece into the next.
                    shown[^1] = shown[^1] with { Duration = moved.Start + moved.Duration - shown[^1].Start };
                }
                else
                {
                    shown.Add(moved);
                }
            }

            offset += piece.Duration;
        }

        TimedViseme[] wanted = [.. reference.Where(static one => one.Viseme != Viseme.Sil)];
        return wanted.Length > MostVisemes || shown.Count > MostVisemes
            ? throw new ArgumentException($"At most {MostVisemes} visemes are compared. Compare an answer in parts.", nameof(reference))
            : Of(Deviations(shown, wanted), wanted.Length);
    }

    private static TimeSpan OneSample => TimeSpan.FromMilliseconds(1);

    private static LipError Of(List<TimeSpan> deviations, int wanted)
    {
        deviations.Sort();
        return new LipError(wanted == 0 ? 1 : (double)deviations.Count / wanted, At(deviations, 0.5), At(deviations, 0.95));
    }

    private static TimeSpan At(List<TimeSpan> sorted, double share)
        => sorted.Count == 0 ? TimeSpan.Zero : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];

    /// <summary>Pairs as many as can be paired in order, as the longest common subsequence does, and says how far each pair is apart.</summary>
    private static List<TimeSpan> Deviations(List<TimedViseme> shown, TimedViseme[] wanted)
    {
        // The longest for each pair of places, row by row.
        int width = wanted.Length + 1;
        var longest = new int[(shown.Count + 1) * width];
        for (int i = shown.Count - 1; i >= 0; i--)
        {
            for (int j = wanted.Length - 1; j >= 0; j--)
            {
                int place = (i * width) + j;
                longest[place] = shown[i].Viseme == wanted[j].Viseme
                    ? longest[place + width + 1] + 1
                    : Math.Max(longest[place + width], longest[place + 1]);
            }
        }

        List<TimeSpan> deviations = [];
        for (int i = 0, j = 0; i < shown.Count && j < wanted.Length;)
        {
            if (shown[i].Viseme == wanted[j].Viseme)
            {
                deviations.Add((shown[i++].Start - wanted[j++].Start).Duration());
            }
            else if (longest[((i + 1) * width) + j] >= longest[(i * width) + j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return deviations;
    }
}
