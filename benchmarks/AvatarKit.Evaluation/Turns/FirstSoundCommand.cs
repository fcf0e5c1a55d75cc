using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary><c>eval first-sound</c>: what the engine adds to the first sound, over what the model takes for a sentence and the
/// voice for a quarter of a second of it.</summary>
internal static class FirstSoundCommand
{
    private const double Goal = 20;

    public static async Task<int> RunAsync(string[] arguments)
    {
        int turns = 200;
        int atOnce = 4;
        for (int i = 0; i < arguments.Length; i += 2)
        {
            bool number =
                int.TryParse(arguments.ElementAtOrDefault(i + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0;
            switch (arguments[i])
            {
                case "--turns" when number:
                    turns = value;
                    break;
                case "--at-once" when number:
                    atOnce = value;
                    break;
                default:
                    Console.Error.WriteLine("eval first-sound takes --turns N and --at-once N.");
                    return 2;
            }
        }

        Console.WriteLine($"{Environment.ProcessorCount} cores, load average {await MachineLoad.ReadAsync()}; {turns} turns, {atOnce} at once");
        Console.WriteLine(
            $"Added to (first sentence complete + 120 ms + what the voice takes for 250 ms of audio); TurnLatency is from the request.\n");
        Console.WriteLine(
            "| voice | bare loop: p50 | p95 | engine: p50 | p95 | largest | engine over bare, median | "
                + "TurnLatency.FirstText p50 / p95 | FirstSpeech p50 / p95 |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|---|");
        bool holds = true;
        foreach (double speed in (double[])[2, 50])
        {
            foreach (bool marks in (bool[])[true, false])
            {
                FirstSoundTimes times = await FirstSound.MeasureAsync(speed, marks, turns, atOnce);
                Print($"{speed:0}× real time, {(marks ? "visemes marked" : "aligned")}", times);
                holds &= MeasuredNumbers.Quantile(times.Engine, 0.95) < Goal;
            }
        }

        Console.WriteLine($"\ngoal: less than {Goal:0} ms added at p95: {(holds ? "holds" : "missed")}");
        return holds ? 0 : 1;
    }

    private static void Print(string voice, FirstSoundTimes times)
    {
        string bare = $"{At(times.Bare, 0.5)} | {At(times.Bare, 0.95)}";
        string engine = $"{At(times.Engine, 0.5)} | {At(times.Engine, 0.95)} | {At(times.Engine, 1)}";
        string latency = $"{At(times.FirstText, 0.5)} / {At(times.FirstText, 0.95)} | {At(times.FirstSpeech, 0.5)} / {At(times.FirstSpeech, 0.95)}";
        double over = MeasuredNumbers.Median(times.Engine) - MeasuredNumbers.Median(times.Bare);
        Console.WriteLine($"| {voice} | {bare} | {engine} | {over:0.0} ms | {latency} |");
    }

    private static string At(IEnumerable<double> milliseconds, double share)
        => string.Create(CultureInfo.InvariantCulture, $"{MeasuredNumbers.Quantile(milliseconds, share):0.0} ms");
}
