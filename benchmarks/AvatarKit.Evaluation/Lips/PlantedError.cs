using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>An error made on purpose, to see that the measure sees it.</summary>
internal sealed record PlantedError(PlantedKind Kind, double Milliseconds)
{
    /// <summary>Long enough to be no matter of rounding.</summary>
    private const double LateOnsetSeconds = 0.12;

    public static PlantedError Parse(string text)
    {
        string[] parts = text.Split('=');
        double milliseconds = parts.Length == 2
            && double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
        return (parts[0], parts.Length) switch
        {
            ("shift", 2) when !double.IsNaN(milliseconds) => new PlantedError(PlantedKind.Shift, milliseconds),
            ("drop-closure", 1) => new PlantedError(PlantedKind.DropClosure, 0),
            ("late-onset", 1) => new PlantedError(PlantedKind.LateOnset, LateOnsetSeconds * 1000),
            ("interrupted-open", 1) => new PlantedError(PlantedKind.InterruptedOpen, 0),
            _ => throw new LipsException(
                $"'{text}' is no error that can be planted. There are shift=MS, drop-closure, late-onset and interrupted-open."),
        };
    }

    /// <summary>A copy of a video whose audio plays so much later.</summary>
    public async Task<string> RemuxAsync(string video, string folder)
    {
        if (Kind != PlantedKind.Shift)
        {
            throw new LipsException("In a finished video only shift=MS can be planted; the others are planted before rendering, in the set.");
        }

        string copy = Path.Combine(folder, "planted" + Path.GetExtension(video));
        string shift = (Milliseconds / 1000).ToString(CultureInfo.InvariantCulture);
        await MediaTool.RunAsync(
            "ffmpeg",
            ["-v", "error", "-y", "-i", video, "-itsoffset", shift, "-i", video, "-map", "0:v", "-map", "1:a", "-c", "copy", copy]);
        return copy;
    }

    /// <summary>The mouth shapes of a sentence with the error in them.</summary>
    /// <param name="track">What the lips should do.</param>
    /// <param name="interruptedAt">When speech is cut, in seconds.</param>
    public VisemeTrack Plant(VisemeTrack track, double interruptedAt)
    {
        List<VisemeSpan> spans = [.. track.Spans];
        switch (Kind)
        {
            case PlantedKind.DropClosure:
                int closure = Enumerable.Range(1, Math.Max(0, spans.Count - 2)).FirstOrDefault(
                    i => spans[i].Viseme == Viseme.PP && IsOpen(spans[i - 1]) && IsOpen(spans[i + 1]),
                    -1);
                if (closure >= 0)
                {
                    spans[closure] = spans[closure] with { Viseme = Viseme.Aa, Weight = 1 };
                }

                break;
            case PlantedKind.LateOnset:
                int first = spans.FindIndex(static span => span.Viseme != Viseme.Sil);
                if (first >= 0)
                {
                    long until = spans[first].Start + (long)(LateOnsetSeconds * track.SampleRate);
                    spans = [.. spans.SelectMany(span => Silence(span, until))];
                }

                break;
            case PlantedKind.InterruptedOpen:
                long cut = (long)(interruptedAt * track.SampleRate);
                spans = [.. spans.Where(span => span.Start < cut).Select(span => span with { Duration = Math.Min(span.End, cut) - span.Start })];
                spans.Add(new VisemeSpan(Viseme.Aa, cut, track.Length - cut));
                break;
            default:
                break;
        }

        return new VisemeTrack(track.SampleRate, track.Length, spans);

        static VisemeSpan[] Silence(VisemeSpan span, long until) => span.Start >= until ? [span]
            : span.End <= until ? [span with { Viseme = Viseme.Sil }]
            : [span with { Viseme = Viseme.Sil, Duration = until - span.Start }, span with { Start = until, Duration = span.End - until }];

        static bool IsOpen(VisemeSpan span) => span.Viseme is Viseme.Aa or Viseme.E or Viseme.O or Viseme.I or Viseme.U;
    }
}
