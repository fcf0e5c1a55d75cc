namespace AvatarKit.Evaluation;

/// <summary>From Enter to the first sound, with the local model and voice of the machine itself.</summary>
internal static class FirstSoundPart
{
    private const double Goal = 300;

    /// <summary>Questions until the just-in-time compiler has done its work, which takes more than half of the machine until then.</summary>
    private const int WarmUp = 25;

    private static readonly NetworkDelay Late = new(TimeSpan.FromMilliseconds(200), TimeSpan.Zero, 0);

    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        await using MeasuredServer server = await MeasuredServer.StartAsync(answersFromDocuments: true);
        await using var network = new DelayingProxy(server.Port, bench.Fault is null ? NetworkDelay.None : Late, bench.Options.Seed);
        int port = bench.Fault is null ? server.Port : network.Port;
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, port, fault: bench.FaultName);
        int count = bench.IsShort ? Math.Min(8, bench.Options.Questions) : bench.Options.Questions;
        string[] questions = Questions();

        // Other questions than those that count: what was said once is in the speech cache.
        List<FirstSound> cold = await AskAsync(page, questions.Take(bench.IsShort ? 4 : WarmUp));
        List<FirstSound> warm = await AskAsync(page, questions.Skip(WarmUp).Take(count));
        double p95 = MeasuredNumbers.Quantile([.. warm.Select(static sound => sound.Heard)], 0.95);
        return
        [
            new WebFigure(
                "first-sound",
                $"Enter to the first sound at the loudspeaker, p50 / p95 of {warm.Count}",
                Spread(warm, static sound => sound.Heard),
                $"p95 < {Goal:0} ms",
                p95 < Goal),
            new WebFigure("first-sound", "of it until the first words are in the page", Spread(warm, static sound => sound.Text)),
            new WebFigure("first-sound", "of it until the first piece of speech is in the page", Spread(warm, static sound => sound.Came)),
            new WebFigure("first-sound", "of it the latency that the browser gives for its output", Spread(warm, static sound => sound.Latency)),
            new WebFigure(
                "first-sound",
                $"the same of the {cold.Count} questions before them, while the server's code is still being compiled",
                Spread(cold, static sound => sound.Heard)),
        ];
    }

    private static async Task<List<FirstSound>> AskAsync(MeasuredPage page, IEnumerable<string> questions)
    {
        List<FirstSound> sounds = [];
        foreach (string question in questions)
        {
            await page.RunAsync("measure.record()");
            await page.SayAsync(question);
            FirstSound sound = await page.AskAsync<FirstSound>("measure.firstSound()");
            sounds.Add(sound);
            if (sound.Heard > Goal)
            {
                Console.Error.WriteLine($"heard after {sound.Heard:0} ms, words after {sound.Text:0}, speech after {sound.Came:0}: {question}");
            }

            await page.StopAsync();
        }

        return sounds;
    }

    private static string Spread(List<FirstSound> sounds, Func<FirstSound, double> part) => WebFigure.Spread([.. sounds.Select(part)], "ms");

    /// <summary>What the English voice, which needs nothing installed, can answer.</summary>
    private static string[] Questions() =>
    [
        .. KnowledgeQuestionSet.Read(KnowledgeQuestionSet.OwnQuestions, "all").Where(static question => question.IsAnswerable)
            .Select(static question => question.Text).Where(static text => text.All(char.IsAscii)),
    ];

    private sealed class FirstSound
    {
        public double Heard { get; set; }

        public double Text { get; set; }

        public double Came { get; set; }

        public double Latency { get; set; }
    }
}
