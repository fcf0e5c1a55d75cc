using AvatarKit.Testing;

namespace AvatarKit.Load;

/// <summary>Trials with chaos: what must hold while providers fail, and how many turns are answered all the same.</summary>
internal static class TrialCommand
{
    private const double AvailabilityGoal = 0.9995;

    // Waits of a provider's time-outs and retries are most of a trial. DynamoDB Local takes its own time for a call.
    private const double ClockSpeed = 20;
    private const double ClockSpeedOverNetwork = 2;

    public static string[] Known { get; } = ["--turns", "--users", "--seed", "--store", "--percent"];

    public static async Task<int> ChaosAsync(LoadArguments arguments)
    {
        double rate = arguments.Number("--percent", 20) / 100.0;
        ConversationTrialReport report = await RunAsync(arguments, chaos => chaos.Everywhere(rate), static _ => { });
        foreach (string example in report.Examples)
        {
            Console.WriteLine($"broken: {example}");
        }

        Console.WriteLine($"every promise kept: {(report.Broken.Count == 0 ? "yes" : "no")}");
        return report.Broken.Count == 0 ? 0 : 1;
    }

    public static async Task<int> AvailabilityAsync(LoadArguments arguments)
    {
        double rate = arguments.Number("--percent", 5) / 100.0;
        ConversationTrialReport report = await RunAsync(
            arguments,
            chaos => chaos.Everywhere(rate, ChaosFault.Transient),
            static habits => habits.Interrupts = habits.Leaves = habits.Repeats = habits.TwoAtOnce = 0);
        bool holds = report.Availability >= AvailabilityGoal && report.Broken.Count == 0;
        Console.WriteLine($"goal {AvailabilityGoal:P2}: {(holds ? "held" : "missed")}; answered whole: {report.Completed - report.Degraded}");
        return holds ? 0 : 1;
    }

    private static async Task<ConversationTrialReport> RunAsync(
        LoadArguments arguments, Action<ChaosOptions> chaos, Action<SimulatedUserOptions> behave)
    {
        string name = arguments.Word("--store", TrialStore.Names);
        await using TrialStore store = await TrialStore.OpenAsync(name);
        int users = arguments.Number("--users", 200);
        var options = new ConversationTrialOptions
        {
            Turns = arguments.Number("--turns", 100_000), Users = users, AtOnce = users, Seed = arguments.Number("--seed", 1), Behave = behave,
        };
        await using ServiceProvider services = Services(
            store.Store, chaos, options.Seed, name == "dynamodb" ? ClockSpeedOverNetwork : ClockSpeed);
        ConversationTrialReport report = await new ConversationTrial(services, options).RunAsync();
        Console.WriteLine(report);
        Console.WriteLine();
        Console.WriteLine(services.GetRequiredService<ChaosControl>().Report);
        return report;
    }

    private static ServiceProvider Services(IConversationStore store, Action<ChaosOptions> configure, int seed, double clockSpeed)
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new AcceleratedTimeProvider(clockSpeed));
        services.AddSingleton(store);
        services.AddAvatarChatbot(static options =>
            {
                // Time for a busy machine: a second of this clock is 50 milliseconds.
                options.Limits.TurnTimeout = TimeSpan.FromMinutes(2);
                options.Resilience.Model.FirstContentTimeout = TimeSpan.FromSeconds(10);
                options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromSeconds(10);
                options.Resilience.Voice.BetweenItemsTimeout = TimeSpan.FromSeconds(10);
                options.Resilience.Renderer.BetweenItemsTimeout = TimeSpan.FromSeconds(10);
            })
            .UseTrialProviders()
            .WithChaos(chaos =>
            {
                chaos.Seed = seed;
                configure(chaos);
            });
        return services.BuildServiceProvider();
    }
}
