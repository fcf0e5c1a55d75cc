using System.Globalization;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary><c>eval bitrate</c>: how many bits a talking face takes, and how like the video is to what was drawn.</summary>
internal static class BitrateCommand
{
    /// <summary>What a talking bust at 1080p60 may take, in kilobits a second, and how like it must be.</summary>
    private const double MostKilobits = 700;
    private const double LeastLikeness = 0.99;

    public static async Task<int> RunAsync(string[] arguments)
    {
        double seconds = 12;
        int height = 1080;
        int frameRate = 60;
        string? only = null;
        List<VideoQuality> qualities = [VideoQuality.Standard];
        for (int i = 0; i + 1 < arguments.Length; i += 2)
        {
            string value = arguments[i + 1];
            switch (arguments[i])
            {
                case "--seconds":
                    seconds = double.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "--height":
                    height = int.Parse(value, CultureInfo.InvariantCulture) / 2 * 2;
                    break;
                case "--fps":
                    frameRate = int.Parse(value, CultureInfo.InvariantCulture);
                    break;
                case "--character":
                    only = value;
                    break;
                case "--quality":
                    qualities = value == "all" ? [.. Enum.GetValues<VideoQuality>()] : [Enum.Parse<VideoQuality>(value, ignoreCase: true)];
                    break;
                default:
                    await Console.Error.WriteLineAsync($"'{arguments[i]}' is not an option of eval bitrate.");
                    return 2;
            }
        }

        Console.WriteLine($"{height} rows, {frameRate} frames a second, {seconds:0.#} s of speech");
        Console.WriteLine("| face | quality | kbit/s | SSIM | of the worst hundredth |");
        Console.WriteLine("|---|---|---|---|---|");
        bool holds = true;
        foreach (string id in CharacterFace.BuiltIn.Where(id => only is null || id == only))
        {
            foreach (VideoQuality quality in qualities)
            {
                VideoRenderingOptions options = VideoScene.Options(height * 16 / 9 / 2 * 2, height, frameRate);
                options.Face = CharacterFace.Get(id);
                options.Quality = quality;
                options.ConstantFrameRate = true;
                PictureQuality measured = await MeasureAsync(options, seconds);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {id} | {quality} | {measured.KilobitsPerSecond:0} | {measured.Mean:0.0000} | {measured.Least:0.0000} |"));
                holds &= quality != VideoQuality.Standard || (measured.KilobitsPerSecond < MostKilobits && measured.Mean >= LeastLikeness);
            }
        }

        return holds ? 0 : 1;
    }

    private static async Task<PictureQuality> MeasureAsync(VideoRenderingOptions options, double seconds)
    {
        using var scratch = new ScratchFolder();
        string video = Path.Combine(scratch.Path, "video.mp4");
        string drawing = Path.Combine(scratch.Path, "drawing.mkv");
        await using (var renderer = new VideoRenderer(options, () => new LosslessEncoder(options, drawing)))
        {
            await using FileStream file = File.Create(video);
            IAsyncEnumerable<AvatarRendering> rendering = renderer.RenderAsync(
                VideoScene.Turn(seconds, 3).ToAsyncEnumerable(), new RenderOptions { Video = true, FrameRate = 60 });
            await foreach (AvatarRendering made in rendering)
            {
                if (made is RenderingWarning warning)
                {
                    throw warning.Error;
                }

                if (made is VideoRendering piece)
                {
                    await file.WriteAsync(piece.Data);
                }
            }
        }

        return await PictureQuality.MeasureAsync(video, drawing, options.FrameRate, scratch.Path);
    }
}
