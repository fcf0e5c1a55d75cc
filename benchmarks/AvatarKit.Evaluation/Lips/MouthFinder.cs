namespace AvatarKit.Evaluation;

/// <summary>Finds the mouth of a video: what changes while there is speech and rests while there is none, other than by moving from place to
/// place as the head, the hair and the jaw do.</summary>
internal static class MouthFinder
{
    private const int Width = 192;

    /// <summary>How far apart two pictures are compared: about the time between two sounds.</summary>
    private const double StepSeconds = 0.05;

    private const double MostChange = 12;

    /// <summary>Finds the area of the mouth, in pixels of the video.</summary>
    /// <exception cref="LipsException">Nothing moves with the speech.</exception>
    public static async Task<FrameArea> FindAsync(string path, int width, int height, SpeechTimes speech)
    {
        int gridHeight = Math.Max(2, (int)Math.Round((double)Width * height / width / 2) * 2);
        VideoFrames frames = await VideoFrames.ReadGreyAsync(path, Width, gridHeight);
        float[] motion = Smooth(Motion(frames, speech), Width, gridHeight);
        FrameArea found = Grow(motion, Width, gridHeight);
        double scale = (double)width / Width;
        var area = new FrameArea((int)(found.X * scale), (int)(found.Y * scale), (int)(found.Width * scale), (int)(found.Height * scale));
        return area.Width > 0.015 * width && area.Width < 0.7 * width
            ? area
            : throw new LipsException(
                $"No mouth was found: what moves with the speech is {area}. Say where the mouth is with --mouth x,y,width,height.");
    }

    /// <summary>How much more each pixel changes, motion aside, during speech than during silence.</summary>
    private static float[] Motion(VideoFrames frames, SpeechTimes speech)
    {
        var during = new double[frames.Width * frames.Height];
        var outside = new double[during.Length];
        int spoken = 0;
        int silent = 0;
        int before = 0;
        var flow = new LocalFlow(frames.Width, frames.Height);
        for (int i = 0; i < frames.Pictures.Count; i++)
        {
            while (before + 1 < i && frames.Starts[i] - frames.Starts[before + 1] >= StepSeconds)
            {
                before++;
            }

            bool isQuiet = speech.IsQuiet(frames.Starts[i], 0.25, 0.1);
            if (before == i || (!isQuiet && speech.At(frames.Starts[i]) is null))
            {
                continue;
            }

            double[] sums = isQuiet ? outside : during;
            (spoken, silent) = isQuiet ? (spoken, silent + 1) : (spoken + 1, silent);
            float[] change = flow.Change(frames.Pictures[before], frames.Pictures[i]);
            for (int p = 0; p < sums.Length; p++)
            {
                // Capped: what changes often counts, not what changes once and much, such as a blink.
                sums[p] += Math.Min(MostChange, change[p]);
            }
        }

        var motion = new float[during.Length];
        for (int p = 0; p < motion.Length; p++)
        {
            motion[p] = (float)Math.Max(0, (during[p] / Math.Max(1, spoken)) - (silent < 5 ? 0 : outside[p] / silent));
        }

        return motion;
    }

    private static float[] Smooth(float[] values, int width, int height)
    {
        var smooth = new float[values.Length];
        for (int y = 1; y + 1 < height; y++)
        {
            for (int x = 1; x + 1 < width; x++)
            {
                float sum = 0;
                for (int dy = -1; dy <= 1; dy++)
                {
                    for (int dx = -1; dx <= 1; dx++)
                    {
                        sum += values[((y + dy) * width) + x + dx];
                    }
                }

                smooth[(y * width) + x] = sum / 9;
            }
        }

        return smooth;
    }

    /// <summary>The connected part that changes most, of those that change at least 0.4 times as much as the liveliest spot and fill their
    /// rectangle: a jaw's edge is an arc.</summary>
    private static FrameArea Grow(float[] motion, int width, int height)
    {
        float bar = motion.Max() * 0.4f;
        if (bar <= 0.03f)
        {
            throw new LipsException("Nothing in the picture moves with the speech.");
        }

        var seen = new bool[motion.Length];
        (double weight, FrameArea area) best = default;
        for (int start = 0; start < motion.Length; start++)
        {
            if (!seen[start] && motion[start] >= bar)
            {
                (double weight, FrameArea area) = Collect(motion, width, height, start, bar, seen);
                best = weight > best.weight ? (weight, area) : best;
            }
        }

        return best.area;
    }

    private static (double Weight, FrameArea Area) Collect(float[] motion, int width, int height, int start, float bar, bool[] seen)
    {
        (int left, int top, int right, int bottom, int count, double weight) = (width, height, 0, 0, 0, 0);
        var open = new Stack<int>([start]);
        seen[start] = true;
        while (open.TryPop(out int at))
        {
            (int y, int x) = Math.DivRem(at, width);
            (left, top, right, bottom) = (Math.Min(left, x), Math.Min(top, y), Math.Max(right, x), Math.Max(bottom, y));
            (weight, count) = (weight + motion[at], count + 1);
            foreach (int next in new[] { at - 1, at + 1, at - width, at + width })
            {
                if (next >= 0 && next < motion.Length && !seen[next] && motion[next] >= bar)
                {
                    seen[next] = true;
                    open.Push(next);
                }
            }
        }

        var area = new FrameArea(left, top, right - left + 1, bottom - top + 1);
        double fill = (double)count / (area.Width * area.Height);
        return (weight * fill * fill, area);
    }
}
