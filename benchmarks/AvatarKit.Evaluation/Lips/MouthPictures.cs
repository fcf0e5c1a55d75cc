namespace AvatarKit.Evaluation;

/// <summary>What surrounds the mouth in every picture, with the head's own motion taken out.</summary>
internal sealed class MouthPictures
{
    /// <summary>A mouth this wide shows all that is measured; wider ones are scaled down.</summary>
    private const int WidestMouth = 128;

    private readonly VideoFrames frames;
    private readonly (int X, int Y)[] shifts;

    private MouthPictures(VideoFrames frames, (int X, int Y)[] shifts, FrameArea mouth, double scale)
    {
        this.frames = frames;
        this.shifts = shifts;
        Mouth = mouth;
        Scale = scale;
    }

    /// <summary>The mouth in these pictures, in the first one's position.</summary>
    public FrameArea Mouth { get; }

    /// <summary>Pixels of the video per pixel of these pictures.</summary>
    public double Scale { get; }

    public VideoFrames Frames => frames;

    public int Height => frames.Height;

    public int Count => frames.Pictures.Count;

    /// <summary>Decodes and follows the head.</summary>
    public static async Task<MouthPictures> ReadAsync(string path, FrameArea mouth, int width, int height)
    {
        // Room above for the nose, which the head's motion is read from, and below for the jaw.
        int wide = mouth.Width;
        FrameArea area = new FrameArea(mouth.X - (wide / 2), mouth.Y - (wide * 5 / 4), wide * 2, (wide * 5 / 4) + mouth.Height + (wide / 2)).Within(
            width,
            height);
        double scale = Math.Max(1, (double)wide / WidestMouth);
        int cropWidth = Math.Max(8, (int)(area.Width / scale));
        int cropHeight = Math.Max(8, (int)(area.Height / scale));
        VideoFrames frames = await VideoFrames.ReadAreaAsync(path, area, cropWidth, cropHeight);
        var inside = new FrameArea(
            (int)((mouth.X - area.X) / scale),
            (int)((mouth.Y - area.Y) / scale),
            (int)(mouth.Width / scale),
            (int)(mouth.Height / scale));
        return new MouthPictures(frames, HeadMotion.Follow(frames, inside), inside, scale);
    }

    /// <summary>A value of a picture at a place of the first one; outside, the nearest inside.</summary>
    public byte At(int frame, int plane, int x, int y)
    {
        int px = Math.Clamp(x + shifts[frame].X, 0, frames.Width - 1);
        int py = Math.Clamp(y + shifts[frame].Y, 0, frames.Height - 1);
        return frames.Pictures[frame][(((plane * frames.Height) + py) * frames.Width) + px];
    }

    /// <summary>Luma with dark lines up to twice this thin filled from above and below, less the luma: how much of a dark line is here.</summary>
    public int Line(int frame, int x, int row, int thin) => Line(y => At(frame, 0, x, Math.Clamp(y, 0, Height - 1)), row, thin);

    /// <summary>The same in any column of luma.</summary>
    public static int Line(Func<int, int> luma, int row, int thin)
    {
        int lowest = 255;
        for (int shift = -thin; shift <= thin; shift++)
        {
            int highest = 0;
            for (int offset = -thin; offset <= thin; offset++)
            {
                highest = Math.Max(highest, luma(row + shift + offset));
            }

            lowest = Math.Min(lowest, highest);
        }

        return lowest - luma(row);
    }
}
