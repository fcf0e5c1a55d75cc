using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>What a person sees at once: lips that do not meet in p, b, m, that meet elsewhere, and a mouth that rests in mid-word.</summary>
internal sealed class ClosureScore
{
    /// <summary>Spans that are no farther apart than this, in seconds, are one event.</summary>
    private const double Slack = 0.04;

    private int expected;
    private int missed;
    private int shown;
    private int invented;
    private int inventedRests;
    private double seconds;

    /// <summary>How many of the true closures no closure is near, in percent.</summary>
    public double Missed => 100.0 * missed / Math.Max(1, expected);

    /// <summary>How many of the closures that are shown are near no true one, in percent.</summary>
    public double False => 100.0 * invented / Math.Max(1, shown);

    public void Add(VisemeTrack truth, VisemeTrack track)
    {
        foreach (VisemeSpan span in truth.Spans.Where(static span => span.Viseme == Viseme.PP))
        {
            expected++;
            missed += IsNear(truth, span, track) ? 0 : 1;
        }

        for (int i = 0; i < track.Spans.Count; i++)
        {
            VisemeSpan span = track.Spans[i];
            if (span.Viseme == Viseme.PP)
            {
                shown++;
                invented += IsNear(track, span, truth) ? 0 : 1;
            }
            else if (span.Viseme == Viseme.Sil && i > 0 && i < track.Spans.Count - 1)
            {
                inventedRests += IsNear(track, span, truth) ? 0 : 1;
            }
        }

        seconds += (double)truth.Length / truth.SampleRate;
    }

    public void Add(ClosureScore other)
    {
        expected += other.expected;
        missed += other.missed;
        shown += other.shown;
        invented += other.invented;
        inventedRests += other.inventedRests;
        seconds += other.seconds;
    }

    /// <summary>False closures in so many seconds.</summary>
    public double FalseIn(double time) => seconds == 0 ? 0 : invented * time / seconds;

    /// <summary>Rests in so many seconds where nothing rests.</summary>
    public double FalseRestsIn(double time) => seconds == 0 ? 0 : inventedRests * time / seconds;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Missed:0.0} % of {expected} / {False:0.0} % of {shown}");

    private static bool IsNear(VisemeTrack track, VisemeSpan span, VisemeTrack other)
    {
        double start = ((double)span.Start / track.SampleRate) - Slack;
        double end = ((double)span.End / track.SampleRate) + Slack;
        return other.Spans.Any(
            near => near.Viseme == span.Viseme && (double)near.Start / other.SampleRate < end && (double)near.End / other.SampleRate > start);
    }
}
