namespace AvatarKit.Evaluation;

/// <summary>From Enter to the first sound, with the local model and voice of the machine itself.</summary>
internal static class FirstSoundPart
{
    private const double Goal = 300;

    private static readonly NetworkDelay Late = new(TimeSpan.FromMilliseconds(200), TimeSpan.Zero, 0);

    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync(answersFromDocuments: true);
        await using var network = new DelayingProxy(server.Port, bench.Fault is null ? NetworkDelay.None : Late, bench.Options.Seed);
        int port = bench.Fault is null ? server.Port : network.Port;
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, port, fault: bench.FaultName);
        int count = bench.IsShort ? Math.Min(8, bench.Options.Questions) : bench.Options.Questions;
        List<double> heard = [];
        List<double> came = [];
        List<double> latency = [];
        foreach (EvaluationQuestion question in Questions().Take(count))
        {
            await page.RunAsync("measure.record()");
            await page.SayAsync(question.Text);
            FirstSound sound = await page.AskAsync<FirstSound>("measure.firstSound()");
            heard.Add(sound.Heard);
            came.Add(sound.Came);
            latency.Add(sound.Latency);
            await page.StopAsync();
        }

        double p95 = MeasuredNumbers.Quantile(heard, 0.95);
        return
        [
            new WebFigure(
                "first-sound",
                $"Enter to the first sound at the loudspeaker, p50 / p95 of {heard.Count}",
                WebFigure.Spread(heard, "ms"),
                $"p95 < {Goal:0} ms",
                p95 < Goal),
            new WebFigure("first-sound", "of it until the first piece of speech is in the page", WebFigure.Spread(came, "ms")),
            new WebFigure("first-sound", "of it the latency that the browser gives for its output", WebFigure.Spread(latency, "ms")),
        ];
    }

    private static IEnumerable<EvaluationQuestion> Questions()
        => KnowledgeQuestionSet.Read(KnowledgeQuestionSet.OwnQuestions, "all").Where(static question => question.IsAnswerable);

    private sealed class FirstSound
    {
        public double Heard { get; set; }

        public double Came { get; set; }

        public double Latency { get; set; }
    }
}
