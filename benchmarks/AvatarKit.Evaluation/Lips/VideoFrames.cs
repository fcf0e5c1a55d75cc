using System.Globalization;
using System.Text.RegularExpressions;

namespace AvatarKit.Evaluation;

/// <summary>Decoded pictures of a video, or a part of each, with the times at which they are shown.</summary>
internal sealed partial class VideoFrames
{
    private VideoFrames(int width, int height, int planes, List<byte[]> pictures, double[] starts, double[] ends)
    {
        Width = width;
        Height = height;
        Planes = planes;
        Pictures = pictures;
        Starts = starts;
        Ends = ends;
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>1: luma. 3: luma and both chromas, each whole.</summary>
    public int Planes { get; }

    /// <summary>Plane after plane.</summary>
    public IReadOnlyList<byte[]> Pictures { get; }

    /// <summary>When each picture appears, in seconds on the container's clock, edit lists honoured.</summary>
    public IReadOnlyList<double> Starts { get; }

    /// <summary>When each picture goes: the next one's start.</summary>
    public IReadOnlyList<double> Ends { get; }

    public double Centre(int frame) => (Starts[frame] + Ends[frame]) / 2;

    /// <summary>Width and height as shown.</summary>
    public static async Task<(int Width, int Height)> SizeAsync(string path)
    {
        // Decoding one picture tells what rotation and cropping make of the coded size.
        (_, string messages) = await MediaTool.RunAsync(
            "ffmpeg",
            ["-v", "info", "-nostats", "-i", path, "-map", "0:v:0", "-frames:v", "1", "-vf", "showinfo=checksum=0", "-f", "null", "-"]);
        Match size = SizeLine().Match(messages);
        return size.Success
            ? (int.Parse(size.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(size.Groups[2].Value, CultureInfo.InvariantCulture))
            : throw new LipsException($"'{path}' has no video.");
    }

    /// <summary>Decodes the whole picture in grey at a width.</summary>
    public static Task<VideoFrames> ReadGreyAsync(string path, int width, int height)
        => ReadAsync(path, $"scale={width}:{height}:flags=area,format=gray", width, height, 1);

    /// <summary>Decodes an area in colour, scaled.</summary>
    public static Task<VideoFrames> ReadAreaAsync(string path, FrameArea area, int width, int height)
        => ReadAsync(path, string.Create(
            CultureInfo.InvariantCulture,
            $"format=yuv444p,crop={area.Width}:{area.Height}:{area.X}:{area.Y},scale={width}:{height}:flags=area,format=yuv444p"), width, height, 3);

    /// <summary>Decodes an area in grey, as large as it is.</summary>
    /// <param name="path">The file.</param>
    /// <param name="area">Which area.</param>
    /// <param name="rate">So many pictures a second; 0: those there are.</param>
    public static Task<VideoFrames> ReadGreyAreaAsync(string path, FrameArea area, int rate = 0)
        => ReadAsync(path, string.Create(
            CultureInfo.InvariantCulture,
            $"{(rate > 0 ? $"fps={rate}," : "")}format=gray,crop={area.Width}:{area.Height}:{area.X}:{area.Y}"), area.Width, area.Height, 1);

    private static async Task<VideoFrames> ReadAsync(string path, string filter, int width, int height, int planes)
    {
        List<byte[]> pictures = [];
        string messages = await MediaTool.StreamAsync(
            "ffmpeg",
            [
                "-v",
                "info",
                "-nostats",
                "-copyts",
                "-i",
                path,
                "-map",
                "0:v:0",
                "-fps_mode",
                "passthrough",
                "-vf",
                $"{filter},showinfo=checksum=0",
                "-f",
                "rawvideo",
                "-",
            ],
            async stream =>
            {
                while (true)
                {
                    var picture = new byte[width * height * planes];
                    int read = await stream.ReadAtLeastAsync(picture, picture.Length, throwOnEndOfStream: false);
                    if (read < picture.Length)
                    {
                        return;
                    }

                    pictures.Add(picture);
                }
            });
        (double[] starts, double[] ends) = ReadTimes(messages);
        if (starts.Length != pictures.Count || starts.Length < 2)
        {
            throw new LipsException($"'{path}' gave {pictures.Count} pictures and {starts.Length} times; there must be as many, and at least two.");
        }

        return new VideoFrames(width, height, planes, pictures, starts, ends);
    }

    private static (double[] Starts, double[] Ends) ReadTimes(string messages)
    {
        Match clock = ClockLine().Match(messages);
        if (!clock.Success)
        {
            return ([], []);
        }

        // Whole ticks: the seconds that are printed beside them have six digits at most.
        double tick = double.Parse(clock.Groups[1].Value, CultureInfo.InvariantCulture) / double.Parse(
            clock.Groups[2].Value,
            CultureInfo.InvariantCulture);
        double[] starts = [.. TimeLine().Matches(messages).Select(match => long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) * tick)];
        var ends = new double[starts.Length];
        double[] lengths = [.. starts.Zip(starts.Skip(1), static (one, next) => next - one).Order()];
        for (int i = 0; i < starts.Length; i++)
        {
            ends[i] = i + 1 < starts.Length ? starts[i + 1] : starts[i] + (lengths.Length > 0 ? lengths[lengths.Length / 2] : tick);
        }

        return (starts, ends);
    }

    [GeneratedRegex(@"config in time_base: (\d+)/(\d+)")]
    private static partial Regex ClockLine();

    [GeneratedRegex(@"\bn: *\d+ pts: *(-?\d+) ")]
    private static partial Regex TimeLine();

    [GeneratedRegex(@"showinfo[^\n]* s:(\d+)x(\d+) ")]
    private static partial Regex SizeLine();
}
