namespace AvatarKit.Evaluation;

/// <summary>How far the mouth that is seen is from the sound that is heard with it.</summary>
internal static class LipsPart
{
    private const double MedianGoal = 17;
    private const double P95Goal = 40;

    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync();
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, server.Port, fault: bench.FaultName);
        await page.Page.EvaluateAsync("() => { measure.watchFace(); measure.watchPoses(); }");
        List<double> deviations = [];
        for (int answer = 0; answer < (bench.IsShort ? 1 : 2); answer++)
        {
            await page.RunAsync("measure.record()");
            await page.Page.EvaluateAsync("() => { measure.forgetFrames(); measure.keepPoses(true); }");
            await page.SayAsync("Tell me about the shop.");
            await page.RunAsync("measure.speaking()");
            await page.RunAsync("measure.quiet()");
            await page.Page.EvaluateAsync("() => measure.keepPoses(false)");
            deviations.AddRange(await page.AskAsync<double[]>("measure.lips()"));
        }

        Own own = await page.AskAsync<Own>("measure.own()");
        double[] sizes = [.. deviations.Select(Math.Abs)];
        double median = sizes.Length > 0 ? MeasuredNumbers.Median(sizes) : double.NaN;
        double p95 = sizes.Length > 0 ? MeasuredNumbers.Quantile(sizes, 0.95) : double.NaN;
        string signed = sizes.Length > 0 ? $"; with its sign {WebFigure.Show(MeasuredNumbers.Median(deviations))} ms" : "";
        return
        [
            WebFigure.Below("lips", $"pose against recorded sound, median of {sizes.Length} pictures in motion", median, MedianGoal, "ms", signed),
            WebFigure.Below("lips", "pose against recorded sound, p95", p95, P95Goal, "ms"),
            WebFigure.Below("lips", "as the player measures itself, median", own.LipMedianMs, MedianGoal, "ms"),
            WebFigure.Below("lips", "as the player measures itself, p95", own.LipP95Ms, P95Goal, "ms"),
        ];
    }

    private sealed class Own
    {
        public double LipMedianMs { get; set; }

        public double LipP95Ms { get; set; }
    }
}
