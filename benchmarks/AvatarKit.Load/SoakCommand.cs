using AvatarKit.Testing;

namespace AvatarKit.Load;

/// <summary>Hours of live sessions, and what the process holds meanwhile.</summary>
internal static class SoakCommand
{
    private const int Samples = 40;
    private const double ClockSpeed = 20;
    private const double FaultsInHundred = 2;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static string[] Known { get; } = ["--minutes", "--seconds", "--visitors", "--seed"];

    public static async Task<int> RunAsync(LoadArguments arguments)
    {
        TimeSpan length = arguments.Has("--seconds")
            ? TimeSpan.FromSeconds(arguments.Number("--seconds", 60))
            : TimeSpan.FromMinutes(arguments.Number("--minutes", 60));
        int doors = arguments.Number("--visitors", 16);
        int seed = arguments.Number("--seed", 1);
        await using TrialStore store = await TrialStore.OpenAsync("sqlite");
        await using ServiceProvider services = Services(store.Store, seed);
        var visitors = new SoakVisitors(services, services.GetRequiredService<TimeProvider>(), seed);
        using var stop = new CancellationTokenSource();
        Task[] talking = [.. Enumerable.Range(0, doors).Select(door => Task.Run(() => visitors.ReceiveAsync(door, Pause, stop.Token)))];
        List<SoakSample> samples = [];
        for (int i = 0; i < Samples; i++)
        {
            await Task.WhenAny([Task.Delay(length / Samples, TimeProvider.System), .. talking]);
            samples.Add(SoakSample.Take(visitors.TakeLatencies()));
            if (Array.Exists(talking, static task => task.IsCompleted))
            {
                break;
            }
        }

        await stop.CancelAsync();
        await Task.WhenAll(talking);
        Console.WriteLine($"{visitors.Visits} visits, {visitors.Turns} turns in {length.TotalMinutes:0.#} minutes; {visitors.Unwell} visits "
            + "broken off; "
            + $"{services.GetRequiredService<IAvatarSessions>().Count} sessions left");
        bool holds = visitors.Unended == 0 && services.GetRequiredService<IAvatarSessions>().Count == 0;
        Console.WriteLine($"turns without an end: {visitors.Unended}");
        Console.WriteLine();
        Console.WriteLine("| | second quarter | last quarter | may be | |");
        Console.WriteLine("|---|---|---|---|---|");
        holds &= IsFlat("memory, MB", static sample => sample.Megabytes, static before => (before * 1.1) + 2);
        holds &= IsFlat("open files", static sample => sample.Files, static before => before + 8);
        holds &= IsFlat("threads", static sample => sample.Threads, static before => before + 8);
        holds &= IsFlat("whole answer, p50 ms", static sample => sample.Latency, static before => (before * 1.5) + 5);
        Console.WriteLine();
        Console.WriteLine($"flat: {(holds ? "yes" : "no")}");
        return holds ? 0 : 1;

        bool IsFlat(string what, Func<SoakSample, double> value, Func<double, double> bound)
        {
            double before = Median.Of(samples.Skip(samples.Count / 4).Take(samples.Count / 4).Select(value));
            double after = Median.Of(samples.Skip(samples.Count * 3 / 4).Select(value));
            bool isFlat = after <= bound(before);
            Console.WriteLine($"| {what} | {before:0.0} | {after:0.0} | {bound(before):0.0} | {(isFlat ? "flat" : "GROWS")} |");
            return isFlat;
        }
    }

    private static ServiceProvider Services(IConversationStore store, int seed)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new AcceleratedTimeProvider(ClockSpeed));
        services.AddSingleton(store);
        services.Configure<SessionOptions>(static options => options.MaxSessions = 10_000);
        services.AddAvatarChatbot(static options =>
            {
                options.Limits.TurnTimeout = TimeSpan.FromMinutes(2);
                options.Resilience.Model.FirstContentTimeout = TimeSpan.FromSeconds(10);
                options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromSeconds(10);
                options.Resilience.Voice.BetweenItemsTimeout = TimeSpan.FromSeconds(10);
            })
            .UseTrialProviders()
            .WithChaos(chaos =>
            {
                chaos.Seed = seed;
                chaos.Everywhere(FaultsInHundred / 100, ChaosFault.Transient, ChaosFault.Latency, ChaosFault.Cut);
            });
        return services.BuildServiceProvider();
    }
}
