using System.Diagnostics;
using System.Globalization;

namespace AvatarKit.Evaluation;

/// <summary><c>eval reads --time</c>: what a token costs, and what a language costs at first use.</summary>
internal static class ReadTiming
{
    private const int Processes = 5;
    private const double LongestStart = 5;
    private const double LargestData = 2e6;

    // Of every kind that needs a language's data: number words, months, a currency and a unit.
    private const string FirstText = "14, 3.5, 2024-05-03, 5 km, 3 EUR, 1/2";

    public static async Task<int> RunAsync(ReadOptions options)
    {
        Console.WriteLine($"{Environment.ProcessorCount} cores, load average {await MachineLoad.ReadAsync()}\n");
        Console.WriteLine(
            "| language | tokens | segment and make speakable | allocated | first use of all | after another language | kept | allocated |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        bool holds = true;
        foreach (string locale in ReadCases.Locales.Where(options.Measures))
        {
            TokenCost cost = TokenCost.Measure(locale);
            StartCost alone = await StartAsync(locale, "-");
            StartCost after = await StartAsync(locale, locale.StartsWith("sv", StringComparison.Ordinal) ? "fi-FI" : "sv-SE");
            holds &= after.Milliseconds < LongestStart && after.Kept < LargestData;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {locale} | {cost.Tokens:#,0} | {cost.Nanoseconds:0} ns | {cost.Bytes:0} B | {alone.Milliseconds:0.0} ms | "
                    + $"{after.Milliseconds:0.0} ms | {after.Kept / 1e6:0.00} MB | {after.Allocated / 1e6:0.00} MB |"));
        }

        Console.WriteLine($"\ngoal: a language's data in less than {LongestStart:0} ms and {LargestData / 1e6:0} MB, once the code runs: "
            + (holds ? "holds" : "missed"));
        return holds ? 0 : 1;
    }

    /// <summary>Measures the first use of a language in this process, and prints it.</summary>
    /// <param name="locale">The language.</param>
    /// <param name="before">A language that is used before, so that the code is compiled; <c>-</c> for none.</param>
    public static int MeasureStart(string locale, string before)
    {
        if (before != "-")
        {
            SpeakableTextConverter.Convert(FirstText, before);
        }

        long kept = GC.GetTotalMemory(forceFullCollection: true);
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long start = Stopwatch.GetTimestamp();
        SpeakableText first = SpeakableTextConverter.Convert(FirstText, locale);
        double milliseconds = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        kept = GC.GetTotalMemory(forceFullCollection: true) - kept;
        GC.KeepAlive(first);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{milliseconds:R} {kept} {allocated}"));
        return 0;
    }

    private static async Task<StartCost> StartAsync(string locale, string before)
    {
        List<StartCost> costs = [];
        for (int i = 0; i < Processes; i++)
        {
            await using var process = OwnProcess.Start("reads-start", locale, before);
            double[] numbers = [.. (await process.ReadLineAsync()).Split(' ').Select(static one => double.Parse(one, CultureInfo.InvariantCulture))];
            costs.Add(new StartCost(numbers[0], numbers[1], numbers[2]));
        }

        return new StartCost(
            MeasuredNumbers.Median(costs.Select(static one => one.Milliseconds)),
            MeasuredNumbers.Median(costs.Select(static one => one.Kept)),
            MeasuredNumbers.Median(costs.Select(static one => one.Allocated)));
    }

    /// <summary>What a first use cost: the time, the bytes that stay, and those allocated on the way.</summary>
    private readonly record struct StartCost(double Milliseconds, double Kept, double Allocated);
}
