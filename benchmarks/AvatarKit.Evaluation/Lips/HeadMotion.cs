namespace AvatarKit.Evaluation;

/// <summary>Follows the head by what is above the mouth: nose and cheeks.</summary>
internal static class HeadMotion
{
    /// <summary>The farthest between two pictures, in pixels.</summary>
    private const int Step = 3;

    /// <summary>Where each picture's head is, relative to the first's.</summary>
    public static (int X, int Y)[] Follow(VideoFrames frames, FrameArea mouth)
    {
        var shifts = new (int X, int Y)[frames.Pictures.Count];
        int reach = Math.Max(2, mouth.Width / 3);
        FrameArea patch = new FrameArea(mouth.X - (mouth.Width / 20), mouth.Y - mouth.Width, mouth.Width * 11 / 10, mouth.Width * 17 / 20).Within(
            frames.Width,
            frames.Height);
        byte[] first = frames.Pictures[0];
        if (patch.Width < 8 || patch.Height < 8 || Contrast(first, frames.Width, patch) < 2)
        {
            return shifts;
        }

        for (int i = 1; i < shifts.Length; i++)
        {
            (int x0, int y0) = shifts[i - 1];
            (double cost, int x, int y) best = (double.MaxValue, x0, y0);
            for (int y = Math.Max(-reach, y0 - Step); y <= Math.Min(reach, y0 + Step); y++)
            {
                for (int x = Math.Max(-reach, x0 - Step); x <= Math.Min(reach, x0 + Step); x++)
                {
                    // A little reluctance: a patch without much to hold on to should not wander.
                    double cost = Difference(first, frames.Pictures[i], frames, patch, x, y) * (1 + (0.01 * (Math.Abs(x - x0) + Math.Abs(y - y0))));
                    best = cost < best.cost ? (cost, x, y) : best;
                }
            }

            shifts[i] = (best.x, best.y);
        }

        return shifts;
    }

    private static double Difference(byte[] one, byte[] other, VideoFrames frames, FrameArea patch, int shiftX, int shiftY)
    {
        long sum = 0;
        for (int y = patch.Y; y < patch.Y + patch.Height; y += 2)
        {
            int oy = Math.Clamp(y + shiftY, 0, frames.Height - 1) * frames.Width;
            for (int x = patch.X; x < patch.X + patch.Width; x += 2)
            {
                int difference = one[(y * frames.Width) + x] - other[oy + Math.Clamp(x + shiftX, 0, frames.Width - 1)];
                sum += difference * difference;
            }
        }

        return sum + 1;
    }

    private static double Contrast(byte[] picture, int width, FrameArea patch)
    {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int y = patch.Y; y < patch.Y + patch.Height; y++)
        {
            for (int x = patch.X; x < patch.X + patch.Width; x++)
            {
                double value = picture[(y * width) + x];
                sum += value;
                squares += value * value;
                count++;
            }
        }

        return Math.Sqrt(Math.Max(0, (squares / count) - (sum / count * (sum / count))));
    }
}
