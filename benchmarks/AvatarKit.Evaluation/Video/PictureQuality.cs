using System.Globalization;
using System.Text.RegularExpressions;

namespace AvatarKit.Evaluation;

/// <summary>What an encoded video takes, and how like it is to what was drawn, by FFmpeg's <c>ssim</c>.</summary>
/// <param name="KilobitsPerSecond">Of the pictures alone, without sound and container.</param>
/// <param name="Mean">Structural similarity of all pictures and planes, 1 for the same.</param>
/// <param name="Least">Of the one picture in a hundred that is worst.</param>
internal sealed partial record PictureQuality(double KilobitsPerSecond, double Mean, double Least)
{
    /// <summary>Compares a video with the lossless file of its pictures.</summary>
    /// <param name="video">A video with every frame of the grid.</param>
    /// <param name="drawing">The same pictures without loss.</param>
    /// <param name="frameRate">Frames per second of both.</param>
    /// <param name="folder">A folder for what is in between.</param>
    /// <exception cref="LipsException">FFmpeg is not there or failed.</exception>
    public static async Task<PictureQuality> MeasureAsync(string video, string drawing, int frameRate, string folder)
    {
        string stats = Path.Combine(folder, "ssim.txt");
        string filter = $"[0:v]settb=1/{frameRate},setpts=N[a];[1:v]settb=1/{frameRate},setpts=N[b];[a][b]ssim=stats_file={stats}";
        await MediaTool.RunAsync("ffmpeg", ["-hide_banner", "-i", video, "-i", drawing, "-lavfi", filter, "-f", "null", "-"]);
        double[] each = [.. (await File.ReadAllLinesAsync(stats)).Select(static line => Number(All().Match(line).Groups[1].Value)).Order()];
        (byte[] sizes, _) = await MediaTool.RunAsync(
            "ffprobe", ["-v", "error", "-select_streams", "v", "-show_entries", "packet=size", "-of", "csv=p=0", video]);
        double bytes = System.Text.Encoding.ASCII.GetString(sizes).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Sum(static line => Number(line.Trim(',', '\r')));
        return new PictureQuality(bytes * 8 * frameRate / each.Length / 1000, each.Average(), each[each.Length / 100]);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"All:([\d.]+)")]
    private static partial Regex All();
}
