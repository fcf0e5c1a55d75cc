using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary>Interruptions at random moments: whether the word that the server stores as the last is the one that was heard.</summary>
internal static class HeardPart
{
    private const double Share = 0.99;
    private const double EarliestMs = 150;
    private const double LatestMs = 3_000;

    /// <summary>Sound is played by so much at once: a word that begins nearer to where it was cut than this was neither heard nor not.</summary>
    private const double QuantumMs = 128 / 48.0;

    public static async Task<IReadOnlyList<WebFigure>> MeasureAsync(WebBench bench)
    {
        int count = bench.IsShort ? Math.Min(8, bench.Options.Interruptions) : bench.Options.Interruptions;
        await using MeasuredServer server = await MeasuredServer.StartAsync();
        await using MeasuredPage page = await MeasuredPage.OpenAsync(bench, server.Port, fault: bench.FaultName);
        var random = new Random(bench.Options.Seed);
        List<Interruption> all = [];
        for (int i = 0; i < count; i++)
        {
            await page.RunAsync("measure.record()");
            await page.SayAsync("Tell me about the shop.");
            await page.RunAsync("measure.speaking()");
            await Task.Delay(TimeSpan.FromMilliseconds(EarliestMs + (random.NextDouble() * (LatestMs - EarliestMs))), TimeProvider.System);
            await page.StopAsync();
            all.Add(await page.AskAsync<Interruption>("measure.interrupted()"));
        }

        Interruption[] wrong = [.. all.Where(static one => one.Played != one.Kept && one.Nearest > QuantumMs)];
        foreach (Interruption one in wrong)
        {
            string said = string.Create(
                CultureInfo.InvariantCulture,
                $"heard at {one.Place / 48:0} ms: word {one.Played} ('{one.Word}'), stored {one.Kept}; a word begins {one.Nearest:0.0} ms away");
            Console.Error.WriteLine(said);
        }

        int right = all.Count - wrong.Length;
        return
        [
            new WebFigure(
                "heard",
                $"the word stored as the last is the one that was heard, of {all.Count} interruptions",
                $"{right}",
                $"≥ {Math.Ceiling(all.Count * Share):0}",
                right >= all.Count * Share),
        ];
    }

    private sealed class Interruption
    {
        /// <summary>The sample of the speech that was heard, at 48 kHz; -1 where the recording does not tell.</summary>
        public double Place { get; set; }

        public string Word { get; set; } = "";

        public double Nearest { get; set; }

        public int Played { get; set; }

        public int Kept { get; set; }
    }
}
