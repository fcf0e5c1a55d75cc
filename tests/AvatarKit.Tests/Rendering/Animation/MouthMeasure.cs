namespace AvatarKit.Tests;

/// <summary>What the eye sees of a mouth in a face track, and how far it is from the sounds it belongs to.</summary>
internal static class MouthMeasure
{
    /// <summary>A mouth that is open by more than this part of the widest looks open.</summary>
    public const double Visible = 0.0107;

    /// <summary>How far apart the lips are drawn, of the widest: as <c>mouthShape</c> in pose.js draws them.</summary>
    public static double Aperture(ReadOnlySpan<float> pose)
    {
        double press = (At(pose, FaceChannel.MouthPressLeft) + At(pose, FaceChannel.MouthPressRight)) / 2;
        double open = Math.Max(0, At(pose, FaceChannel.JawOpen) - At(pose, FaceChannel.MouthClose));
        double upperUp = (At(pose, FaceChannel.MouthUpperUpLeft) + At(pose, FaceChannel.MouthUpperUpRight)) / 2 * (1 - (0.5 * press));
        double lowerDown = (At(pose, FaceChannel.MouthLowerDownLeft) + At(pose, FaceChannel.MouthLowerDownRight)) / 2 * (1 - (0.5 * press));
        double funnel = At(pose, FaceChannel.MouthFunnel);
        double upper = (upperUp * 22) + (funnel * 9) + (open * 7) - (At(pose, FaceChannel.MouthRollUpper) * 2);
        double lower =
            (open * 96) + (lowerDown * 24) + (funnel * 9) - (At(pose, FaceChannel.MouthRollLower) * 4) - (At(pose, FaceChannel.MouthShrugLower) * 9);
        return Math.Max(0, upper + lower - 0.6) / 112;
    }

    public static double[] Apertures(FaceTrack track) => [.. Enumerable.Range(0, track.FrameCount).Select(frame => Aperture(track[frame]))];

    /// <summary>For each bilabial between sounds: the middle of the time the mouth is least open, against the middle of the sound,
    /// in seconds.</summary>
    public static IEnumerable<double> ClosureDeviations(VisemeTrack visemes, FaceTrack track)
    {
        double[] apertures = Apertures(track);
        double rate = visemes.SampleRate;
        for (int i = 1; i + 1 < visemes.Spans.Count; i++)
        {
            VisemeSpan span = visemes.Spans[i];
            if (span.Viseme == Viseme.PP && IsOpen(visemes.Spans[i - 1]) && IsOpen(visemes.Spans[i + 1]))
            {
                double middle = (span.Start + (span.Duration / 2.0)) / rate;
                double reach = (span.Duration / 2.0 / rate) + 0.05;
                int from = Math.Max(0, (int)Math.Ceiling((middle - reach) * track.FrameRate));
                int to = Math.Min(apertures.Length - 1, (int)Math.Floor((middle + reach) * track.FrameRate));
                double least = apertures[from..(to + 1)].Min();
                double[] frames =
                [
                    .. Enumerable.Range(from, to - from + 1).Where(frame => apertures[frame] <= least + 0.004).Select(static frame => (double)frame),
                ];
                yield return (frames.Average() / track.FrameRate) - middle;
            }
        }
    }

    /// <summary>For each sound after a pause but p, b and m: the first frame whose mouth looks open, against the sound's start,
    /// in seconds.</summary>
    public static IEnumerable<double> OnsetDeviations(VisemeTrack visemes, FaceTrack track)
    {
        double[] apertures = Apertures(track);
        double rate = visemes.SampleRate;
        double end = double.NegativeInfinity;
        foreach (VisemeSpan span in visemes.Spans.Where(static span => span.Viseme != Viseme.Sil))
        {
            double start = span.Start / rate;
            if (start - end > 0.2 && span.Viseme is not (Viseme.PP or Viseme.FF))
            {
                int frame = Math.Max(0, (int)Math.Ceiling((start - 0.1) * track.FrameRate));
                while (frame < apertures.Length && apertures[frame] <= Visible)
                {
                    frame++;
                }

                yield return (frame / (double)track.FrameRate) - start;
            }

            end = span.End / rate;
        }
    }

    public static double Percentile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Select(Math.Abs).Order()];
        return sorted[(int)Math.Ceiling((sorted.Length - 1) * share)];
    }

    private static bool IsOpen(VisemeSpan span) => span.Viseme is not (Viseme.Sil or Viseme.PP or Viseme.FF) && span.Weight >= 0.5f;

    private static double At(ReadOnlySpan<float> pose, FaceChannel channel) => Math.Clamp(pose[(int)channel], 0, 1);
}
