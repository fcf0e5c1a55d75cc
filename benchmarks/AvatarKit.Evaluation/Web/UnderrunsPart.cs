namespace AvatarKit.Evaluation;

/// <summary>Whether speech is heard without a gap: on loopback, and over a rough network.</summary>
internal static class UnderrunsPart
{
    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync();
        List<WebFigure> figures = [.. await ListenAsync(bench, server.Port, "loopback", answers: bench.IsShort ? 1 : 3)];
        if (!bench.IsShort)
        {
            await using var proxy = new DelayingProxy(server.Port, NetworkDelay.Rough, bench.Options.Seed);
            figures.AddRange(await ListenAsync(bench, proxy.Port, "150 ± 50 ms each way, 1 % lost", answers: 5));
        }

        return figures;
    }

    private static async Task<IReadOnlyList<WebFigure>> ListenAsync(WebBench bench, int port, string network, int answers)
    {
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, port, fault: bench.FaultName);
        Own before = await page.AskAsync<Own>("measure.own()");
        List<double> holes = [];
        double seconds = 0;
        for (int answer = 0; answer < answers; answer++)
        {
            await page.RunAsync("measure.record()");
            await page.SayAsync("Tell me about the shop.");
            await page.RunAsync("measure.speaking()");
            await page.RunAsync("measure.quiet()");
            Disturbances found = await page.AskAsync<Disturbances>("measure.disturbances()");
            holes.AddRange([.. found.Gaps, .. found.Lost]);
            seconds += found.Seconds;
        }

        Own after = await page.AskAsync<Own>("measure.own()");
        double longest = holes.DefaultIfEmpty(0).Max();
        int underruns = after.Underruns - before.Underruns;
        return
        [
            new WebFigure(
                "underruns",
                $"{network}: gaps and lost sound in the recording of {seconds:0} s",
                holes.Count == 0 ? "none" : $"{holes.Count}, the longest {WebFigure.Show(longest)} ms",
                "none",
                holes.Count == 0),
            new WebFigure(
                "underruns",
                $"{network}: underruns as the player counts them",
                $"{underruns}, {WebFigure.Show((after.UnderrunSeconds - before.UnderrunSeconds) * 1000)} ms in all",
                "none",
                underruns == 0),
            new WebFigure(
                "underruns",
                $"{network}: sound that a busy machine left out, as the player counts it",
                $"{after.Glitches - before.Glitches}, {WebFigure.Show((after.GlitchSeconds - before.GlitchSeconds) * 1000)} ms in all"),
        ];
    }

    private sealed class Disturbances
    {
        public double[] Gaps { get; set; } = [];

        public double[] Lost { get; set; } = [];

        public double Seconds { get; set; }
    }

    private sealed class Own
    {
        public int Underruns { get; set; }

        public double UnderrunSeconds { get; set; }

        public int Glitches { get; set; }

        public double GlitchSeconds { get; set; }
    }
}
