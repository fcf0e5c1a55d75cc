using Microsoft.Playwright;

namespace AvatarKit.Evaluation;

/// <summary>How far the mouth that is seen is from the sound that is heard with it.</summary>
internal static class LipsPart
{
    private const double MedianGoal = 17;
    private const double P95Goal = 40;
    private const double ClosureMedianGoal = 5;
    private const double ClosureP95Goal = 17;

    /// <summary>How much slower than this machine a phone is, about.</summary>
    private const int Slowdown = 4;

    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync();
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, server.Port, fault: bench.FaultName);
        await page.Page.EvaluateAsync("() => { measure.watchFace(); measure.watchPoses(); }");
        int answers = bench.IsShort ? 1 : 2;
        Seen seen = await ListenAsync(page, answers);
        Own own = await page.AskAsync<Own>("measure.own()");
        double[] sizes = [.. seen.Deviations.Select(Math.Abs)];
        List<WebFigure> figures =
        [
            WebFigure.Below(
                "lips",
                $"pose against recorded sound, median of {sizes.Length} pictures in motion",
                Middle(sizes),
                MedianGoal,
                "ms",
                Signed(seen.Deviations)),
            WebFigure.Below("lips", "pose against recorded sound, p95", Most(sizes), P95Goal, "ms"),
            WebFigure.Below("lips", "as the player measures itself, median", own.LipMedianMs, MedianGoal, "ms"),
            WebFigure.Below("lips", "as the player measures itself, p95", own.LipP95Ms, P95Goal, "ms"),
            .. Closures(seen, ""),
        ];
        if (bench.IsShort)
        {
            return figures;
        }

        ICDPSession device = await page.Page.Context.NewCDPSessionAsync(page.Page);
        await device.SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object> { ["rate"] = Slowdown });
        figures.AddRange(Closures(await ListenAsync(page, answers), ", the page's processor slowed fourfold").Select(static figure
            => figure with { Goal = "", IsHeld = null }));
        return figures;
    }

    private static async Task<Seen> ListenAsync(MeasuredPage page, int answers)
    {
        var seen = new Seen([], []);
        for (int answer = 0; answer < answers; answer++)
        {
            await page.RunAsync("measure.record()");
            await page.Page.EvaluateAsync("() => { measure.forgetFrames(); measure.keepPoses(true); }");
            await page.SayAsync("Tell me about the shop.");
            await page.RunAsync("measure.speaking()");
            await page.RunAsync("measure.quiet()");
            await page.Page.EvaluateAsync("() => measure.keepPoses(false)");
            seen.Deviations.AddRange(await page.AskAsync<double[]>("measure.lips()"));
            Closed closed = await page.AskAsync<Closed>("measure.closures()");
            seen.Closures.AddRange(closed.Late);
            seen.Missed += closed.Missed;
        }

        return seen;
    }

    private static IEnumerable<WebFigure> Closures(Seen seen, string when)
    {
        double[] sizes = [.. seen.Closures.Select(Math.Abs)];
        double signed = seen.Closures.Count > 0 ? MeasuredNumbers.Median(seen.Closures) : double.NaN;
        yield return WebFigure.Below(
            "lips",
            $"closures against recorded sound, the median's size{when}; {sizes.Length}, and {seen.Missed} without a picture",
            Math.Abs(signed),
            ClosureMedianGoal,
            "ms",
            Signed(seen.Closures));
        yield return WebFigure.Below("lips", $"closures against recorded sound, p95{when}", Most(sizes), ClosureP95Goal, "ms");
    }

    private static double Middle(double[] sizes) => sizes.Length > 0 ? MeasuredNumbers.Median(sizes) : double.NaN;

    private static double Most(double[] sizes) => sizes.Length > 0 ? MeasuredNumbers.Quantile(sizes, 0.95) : double.NaN;

    private static string Signed(List<double> deviations)
        => deviations.Count > 0 ? $"; with its sign {WebFigure.Show(MeasuredNumbers.Median(deviations))} ms" : "";

    private sealed record Seen(List<double> Deviations, List<double> Closures)
    {
        public int Missed { get; set; }
    }

    private sealed class Closed
    {
        public double[] Late { get; set; } = [];

        public int Missed { get; set; }
    }

    private sealed class Own
    {
        public double LipMedianMs { get; set; }

        public double LipP95Ms { get; set; }
    }
}
