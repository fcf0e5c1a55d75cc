using System.Globalization;
using AvatarKit.Rendering;

namespace AvatarKit.Evaluation;

/// <summary><c>eval video</c>: how fast videos are made, beside FFmpeg on a constant picture in the same run.</summary>
internal static class VideoCommand
{
    /// <summary>First fragments are measured so often.</summary>
    private const int FirstRuns = 9;

    private static readonly (string Name, int Width, int Height, int FrameRate, double Target, double FirstTarget)[] Sizes =
    [
        ("720p30", 1280, 720, 30, 0, 0), ("1080p60", 1920, 1080, 60, 3, 0.1), ("4K30", 3840, 2160, 30, 1.5, 0.35),
    ];

    public static async Task<int> RunAsync(string[] args)
    {
        double seconds = 9;
        int soak = 0;
        string? only = null;
        for (int i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--seconds":
                    seconds = double.Parse(args[i + 1], CultureInfo.InvariantCulture);
                    break;
                case "--soak":
                    soak = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
                    break;
                case "--only":
                    only = args[i + 1];
                    break;
                default:
                    Console.Error.WriteLine($"'{args[i]}' is not an option of eval video.");
                    return 2;
            }
        }

        if (soak > 0)
        {
            return await SoakAsync(soak).ConfigureAwait(false);
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores; {seconds:0.#} s of speech; real time = seconds of video per second of work");
        Console.WriteLine("| size | × real time | constant picture, × real time | ratio | first fragment, prewarmed | constant picture's | ratio "
            + "| cold | Mbit/s | processor s per s: painting | FFmpeg | × real time on idle cores, at best |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
        bool holds = true;
        foreach ((string name, int width, int height, int frameRate, double target, double firstTarget) in Sizes)
        {
            if (only is null || only == name)
            {
                holds &= await MeasureAsync(
                    name, VideoScene.Options(width, height, frameRate, prewarmed: 1), seconds, target, firstTarget).ConfigureAwait(false);
            }
        }

        if (only is null or "many")
        {
            holds &= await ManyAsync(seconds).ConfigureAwait(false);
        }

        return holds ? 0 : 1;
    }

    public static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }

    private static async Task<bool> MeasureAsync(string name, VideoRenderingOptions options, double seconds, double target, double firstTarget)
    {
        SpokenSegment[] turn = VideoScene.Turn(seconds, 3);
        double cold;
        await using (var unprepared = new VideoRenderer(VideoScene.Options(options.Width, options.Height, options.FrameRate)))
        {
            cold = (await VideoScene.RenderAsync(unprepared, VideoScene.Turn(1, 4)).ConfigureAwait(false)).First;
        }

        FirstFragments first = await FirstFragments.MeasureAsync(options, FirstRuns).ConfigureAwait(false);
        await using var renderer = new VideoRenderer(options);
        await renderer.WarmUpAsync(default).ConfigureAwait(false);
        // In turns, so that what else the machine does weighs on both.
        List<(double Ours, double Constant)> runs = [];
        List<(double Own, double Ffmpeg)> loads = [];
        long bytes = 0;
        for (int i = 0; i < 3; i++)
        {
            double constant = await ConstantFrames.EncodeAsync(options, seconds).ConfigureAwait(false);
            (double own, double ffmpeg) = (ProcessorTime.Own, ProcessorTime.Children);
            (_, double ours, bytes) = await VideoScene.RenderAsync(renderer, turn).ConfigureAwait(false);
            runs.Add((ours, constant));
            loads.Add(((ProcessorTime.Own - own) / seconds, (ProcessorTime.Children - ffmpeg) / seconds));
        }

        double real = seconds / Median(runs.Select(static run => run.Ours));
        (double painting, double encoding) = (Median(loads.Select(static load => load.Own)), Median(loads.Select(static load => load.Ffmpeg)));
        Console.WriteLine(
            $"| {name} | {real:0.0} | {seconds / Median(runs.Select(static run => run.Constant)):0.0} | "
                + $"{Median(runs.Select(static run => run.Constant / run.Ours)):0.00} | {first.Ours * 1000:0} ms | {first.Constant * 1000:0} ms | "
                + $"{first.Ours / first.Constant:0.00} | {cold * 1000:0} ms | {bytes * 8 / seconds / 1e6:0.0} | {painting:0.00} | {encoding:0.00} | "
                + $"{Environment.ProcessorCount / (painting + encoding):0.0} |");
        Console.WriteLine($"{name}, {first.Stages}");
        return real >= target && (firstTarget == 0 || first.Ours <= firstTarget);
    }

    private static async Task<bool> ManyAsync(double seconds)
    {
        const int Many = 8;
        VideoRenderingOptions options = VideoScene.Options(1280, 720, 30);
        await using var renderer = new VideoRenderer(options);
        await renderer.WarmUpAsync(default).ConfigureAwait(false);
        TimeProvider clock = TimeProvider.System;
        long before = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => ConstantFrames.EncodeAsync(options, seconds))).ConfigureAwait(false);
        double constant = seconds / clock.GetElapsedTime(before).TotalSeconds;
        (double own, double ffmpeg) = (ProcessorTime.Own, ProcessorTime.Children);
        long since = clock.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Many)
            .Select(i => Task.Run(() => VideoScene.RenderAsync(renderer, VideoScene.Turn(seconds, i))))).ConfigureAwait(false);
        double real = seconds / clock.GetElapsedTime(since).TotalSeconds;
        (double painting, double encoding) = ((ProcessorTime.Own - own) / seconds, (ProcessorTime.Children - ffmpeg) / seconds);
        Console.WriteLine(
            $"{Many} at once at 720p30: each {real:0.0} × real time, as many constant pictures {constant:0.0}, ratio {real / constant:0.00}; "
                + $"{painting:0.00} s of processor time per second for painting, {encoding:0.00} for FFmpeg: "
                + $"{Environment.ProcessorCount / (painting + encoding):0.0} × on idle cores at best");
        return real >= 1;
    }

    private static async Task<int> SoakAsync(int count)
    {
        await using var renderer = new VideoRenderer(VideoScene.Options(640, 360, 30, prewarmed: 1));
        Console.WriteLine("| videos | resident MB | managed MB | handles |");
        Console.WriteLine("|---|---|---|---|");
        long settled = 0;
        long last = 0;
        for (int i = 0; i <= count; i++)
        {
            if (i % Math.Max(1, count / 10) == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                using var self = System.Diagnostics.Process.GetCurrentProcess();
                last = self.WorkingSet64;
                settled = i == count / 5 ? last : settled;
                Console.WriteLine(
                    $"| {i} | {last / 1e6:0.0} | {GC.GetTotalMemory(false) / 1e6:0.0} | "
                        + $"{(OperatingSystem.IsLinux() ? Directory.GetFileSystemEntries("/proc/self/fd").Length : self.HandleCount)} |");
            }

            await VideoScene.RenderAsync(renderer, VideoScene.Turn(0.5, i)).ConfigureAwait(false);
        }

        bool flat = last < settled * 1.1;
        Console.WriteLine($"from {settled / 1e6:0.0} to {last / 1e6:0.0} MB: {(flat ? "flat" : "it grows")}");
        return flat ? 0 : 1;
    }
}
