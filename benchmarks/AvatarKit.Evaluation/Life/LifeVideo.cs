using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Measures how a face moves in a finished video, from its decoded pictures alone. The definitions stand
/// in this project's README.</summary>
internal static class LifeVideo
{
    /// <summary>Pixels round the nose that its steps may reach into.</summary>
    private const int Margin = 16;

    /// <summary>Shoulders and chest are looked at so often a second.</summary>
    private const int BodyRate = 10;

    /// <summary>They must have changed within so long, in seconds.</summary>
    private const int BodySeconds = 4;

    /// <summary>Levels by which a pixel must change.</summary>
    private const int BodyLevels = 24;

    /// <summary>Measures a video.</summary>
    /// <param name="video">The file.</param>
    /// <param name="mouth">Where the mouth may get, in its pixels.</param>
    /// <param name="frameRate">The display's pictures a second.</param>
    /// <param name="trace">A file for the nose's step to every picture; <see langword="null"/>: none.</param>
    public static async Task<LifeReport> MeasureAsync(string video, FrameArea mouth, int frameRate, string? trace)
    {
        (int width, int height) = await VideoFrames.SizeAsync(video);
        int centre = mouth.X + (mouth.Width / 2);
        int half = (mouth.Width * 3 / 10) + Margin;
        FrameArea nose = new FrameArea(
            centre - half, mouth.Y - (mouth.Width * 2 / 5) - Margin, half * 2, (mouth.Width * 2 / 5) + (2 * Margin)).Within(width, height);
        List<(double X, double Y)> steps = Steps(await VideoFrames.ReadGreyAreaAsync(video, nose), frameRate, 1080.0 / height);
        if (trace is not null)
        {
            await File.WriteAllLinesAsync(trace, steps.Select(static (step, at) => string.Create(
                CultureInfo.InvariantCulture, $"{at}\t{step.X:0.000}\t{step.Y:0.000}")));
        }

        int reach = height * 9 / 20;
        FrameArea body = new FrameArea(centre - reach, height * 4 / 5, reach * 2, height).Within(width, height);
        double changes = LeastChange(await VideoFrames.ReadGreyAreaAsync(video, body, BodyRate));
        return new LifeReport(
            steps.Count,
            NoseSteps.StillShare(steps),
            (double)NoseSteps.LongestRest(steps) / frameRate,
            NoseSteps.LargestUnexplained(steps),
            changes);
    }

    /// <summary>The nose's steps from picture to picture of the display, in pixels of 1080 rows.</summary>
    private static List<(double X, double Y)> Steps(VideoFrames frames, int frameRate, double scale)
    {
        List<(double X, double Y)> steps = [];
        for (int i = 0; i < frames.Pictures.Count; i++)
        {
            if (i > 0)
            {
                (double x, double y) = PatchShift.Find(frames.Pictures[i - 1], frames.Pictures[i], frames.Width, frames.Height, Margin);
                steps.Add((x * scale, y * scale));
            }

            // A picture that stays is shown again.
            int again = (int)Math.Round((frames.Ends[i] - frames.Starts[i]) * frameRate) - 1;
            steps.AddRange(Enumerable.Repeat((0.0, 0.0), Math.Max(0, again)));
        }

        return steps;
    }

    /// <summary>Share of the pixels that change within a stretch, in the stretch where fewest do.</summary>
    private static double LeastChange(VideoFrames frames)
    {
        const int Stretch = BodyRate * BodySeconds;
        double least = 1;
        for (int from = 0; from == 0 || from + Stretch <= frames.Pictures.Count; from += BodyRate)
        {
            int changed = 0;
            int to = Math.Min(frames.Pictures.Count, from + Stretch);
            for (int pixel = 0; pixel < frames.Pictures[0].Length; pixel++)
            {
                int low = 255;
                int high = 0;
                for (int at = from; at < to; at++)
                {
                    byte value = frames.Pictures[at][pixel];
                    low = Math.Min(low, value);
                    high = Math.Max(high, value);
                }

                changed += high - low > BodyLevels ? 1 : 0;
            }

            least = Math.Min(least, (double)changed / frames.Pictures[0].Length);
        }

        return least;
    }
}
