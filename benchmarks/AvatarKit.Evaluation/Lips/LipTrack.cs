using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>The lips as the animation means them, from its poses, without a video: seconds instead of minutes. What
/// is seen may differ, and the video decides.</summary>
internal static class LipTrack
{
    /// <summary>What follows the speech in a video too, in seconds.</summary>
    private const double Tail = 0.2;

    /// <summary>Closed lips come out as exactly 0; <see cref="LipBars"/> are in pixels, and a drawn mouth's
    /// widest opening is about so many at 720p.</summary>
    private const double Pixels = 72;

    public static async Task<LipReport> MeasureAsync(LipSpeech speech, string audio, LipsOptions options)
    {
        int rate = options.FrameRate;
        FaceMotion animator = new FaceAnimator(new RenderOptions { Locale = speech.Sentence.Locale, FrameRate = rate }).Begin(speech.Segment);
        int count = (int)((speech.Seconds + Tail) * rate) + 1;
        var openings = new double[count];
        var mouths = new (double Jaw, double Gap)[count];
        var pose = new float[FaceTrack.ChannelCount];
        for (int frame = 0; frame < count; frame++)
        {
            animator.SampleFrame((frame + 0.5) / rate, rate, pose);
            openings[frame] = Opening(pose) * Pixels;
            float jaw = pose[(int)FaceChannel.JawOpen];
            mouths[frame] = (jaw, Math.Max(0, jaw - pose[(int)FaceChannel.MouthClose]));
        }

        double[] starts = [.. Enumerable.Range(0, count).Select(frame => (double)frame / rate)];
        double[] ends = [.. starts.Select(start => start + (1.0 / rate))];
        var times = new SpeechTimes(speech.Marks, static _ => 0);
        if (options.Keep is not null)
        {
            await File.WriteAllLinesAsync(Path.ChangeExtension(audio, ".tsv"), starts.Select((start, i) => string.Create(
                CultureInfo.InvariantCulture,
                $"{start:0.0000}\t{ends[i]:0.0000}\t{openings[i]:0.00}\t{times.At(start + (0.5 / rate))?.Viseme.ToString() ?? "-"}")));
        }

        SourceAudio source = await SourceAudio.ReadAsync(audio);
        var report = new LipReport();
        report.Pace.Add(mouths, rate);
        return LipMeasure.Measure(new LipFrames(starts, ends, openings, 0), times, near => source.SoundStart(near, 0.12, 0.2), null, report);
    }

    /// <summary>The height between the lips as the built-in characters draw it, in parts of what a jaw wholly open makes of it.</summary>
    private static double Opening(ReadOnlySpan<float> pose)
    {
        float press = 0.06f * pose[(int)FaceChannel.MouthPressLeft];
        float raised = (0.22f * pose[(int)FaceChannel.MouthUpperUpLeft])
            + (0.24f * pose[(int)FaceChannel.MouthLowerDownLeft]) + (0.18f * pose[(int)FaceChannel.MouthFunnel]);
        float rolled = (0.02f * pose[(int)FaceChannel.MouthRollUpper])
            + (0.04f * pose[(int)FaceChannel.MouthRollLower]) + (0.09f * pose[(int)FaceChannel.MouthShrugLower]);
        return Math.Max(0, pose[(int)FaceChannel.JawOpen] - pose[(int)FaceChannel.MouthClose] + raised - rolled - press - 0.006f);
    }
}
