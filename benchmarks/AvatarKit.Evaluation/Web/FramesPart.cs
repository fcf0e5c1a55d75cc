using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>The rhythm of the page while the face speaks, and what drawing it takes.</summary>
internal static class FramesPart
{
    private const double Goal = 17.5;

    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync();
        Rhythm phone = await WatchAsync(bench, server, new ViewportSize { Width = 390, Height = 844 }, ratio: 3);
        if (bench.IsShort)
        {
            return [.. Rows("390×844 at 3 pixels", phone, isJudged: true)];
        }

        Rhythm desktop = await WatchAsync(bench, server, new ViewportSize { Width = 1920, Height = 1080 }, ratio: 1);
        return [.. Rows("390×844 at 3 pixels", phone, isJudged: true), .. Rows("1920×1080", desktop, isJudged: false)];
    }

    private static IEnumerable<WebFigure> Rows(string size, Rhythm rhythm, bool isJudged)
    {
        double p95 = MeasuredNumbers.Quantile(rhythm.Pictures, 0.95);
        yield return new WebFigure(
            "frames",
            $"{size}: from picture to picture, p50 / p95 of {rhythm.Pictures.Length}",
            WebFigure.Spread(rhythm.Pictures, "ms"),
            isJudged ? $"p95 < {Goal} ms" : "",
            isJudged ? p95 < Goal : null);
        yield return new WebFigure("frames", $"{size}: from animation frame to animation frame", WebFigure.Spread(rhythm.All, "ms"));
        yield return new WebFigure(
            "frames",
            $"{size}: drawing, face of {rhythm.Width:0} × {rhythm.Height:0}, detail level {rhythm.Level:0}",
            WebFigure.Spread(rhythm.Draws, "ms"));
    }

    private static async Task<Rhythm> WatchAsync(WebBench bench, MeasuredServer server, ViewportSize size, float ratio)
    {
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, server.Port, size, ratio, bench.FaultName);
        await page.Page.EvaluateAsync("() => measure.watchFace()");
        for (int answer = 0; answer < (bench.IsShort ? 1 : 2); answer++)
        {
            await page.SayAsync("Tell me about the shop.");
            await page.RunAsync("measure.speaking()");
            await page.RunAsync("measure.quiet()");
        }

        return await page.AskAsync<Rhythm>("measure.rhythm()");
    }

    private sealed class Rhythm
    {
        public double[] All { get; set; } = [];

        public double[] Pictures { get; set; } = [];

        public double[] Draws { get; set; } = [];

        public double Width { get; set; }

        public double Height { get; set; }

        public double Level { get; set; }
    }
}
