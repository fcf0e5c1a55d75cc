namespace AvatarKit.Load;

/// <summary>Very many conversations in one process, then as many turns as it can carry, then three times that.</summary>
internal static class ConversationLoad
{
    private const double GoalMilliseconds = 50;
    private const double FirstRate = 250;
    private const double LeastShareUnderPressure = .7;
    private static readonly TimeSpan StepLength = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Recovery = TimeSpan.FromSeconds(5);

    public static string[] Known { get; } = ["--conversations", "--every", "--seconds", .. ProviderWaits.Known];

    public static async Task<int> RunAsync(LoadArguments arguments)
    {
        int count = arguments.Number("--conversations", 10_000);
        double perSecond = count / (double)arguments.Number("--every", 30);
        var length = TimeSpan.FromSeconds(arguments.Number("--seconds", 60));
        ProviderWaits waits = ProviderWaits.Read(arguments, 800, 150);
        Console.WriteLine($"model {waits.Model.TotalMilliseconds} ms to its first word, voice {waits.Voice.TotalMilliseconds} ms to its first "
            + "sound");

        bool holds = await TalkAsync(count, perSecond, length, waits);
        double capacity = await FindCapacityAsync(count, waits);
        holds &= await PressAsync(count, capacity, waits);
        Console.WriteLine($"goal: less than {GoalMilliseconds} ms added to the first sound at p95; at three times what it can carry nothing fails, "
            + $"{LeastShareUnderPressure:P0} of that are answered, and it is as before {Recovery.TotalSeconds} s later: "
            + (holds ? "holds" : "missed"));
        return holds ? 0 : 1;
    }

    private static async Task<bool> TalkAsync(int count, double perSecond, TimeSpan length, ProviderWaits waits)
    {
        await using ServiceProvider services = Services(waits);
        TurnLoop loop = Loop(services, waits, count);
        await WarmUpAsync(loop);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        TurnFigures bare = await loop.RunBareAsync(perSecond, StepLength);
        Console.WriteLine($"bare waits, {perSecond:0} a second: {bare}");
        TurnFigures figures = await loop.RunAsync(perSecond, length);
        Console.WriteLine($"{count} conversations, {perSecond:0} turns a second for {length.TotalSeconds} s: {figures}");
        double each = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1024.0 / count;
        Console.WriteLine($"memory: {each:0.0} kB a conversation, with {(figures.Ends.Count + bare.Ends.Count) / (double)count:0.0} kept "
            + "turns in each; "
            + $"the process takes {Environment.WorkingSet / 1e6:0} MB");
        return figures.Failed == 0 && figures.Refused == 0 && IsInTime(figures);
    }

    /// <summary>The most turns a second, doubled from step to step, that are still in time.</summary>
    private static async Task<double> FindCapacityAsync(int count, ProviderWaits waits)
    {
        await using ServiceProvider services = Services(waits);
        TurnLoop loop = Loop(services, waits, count);
        await WarmUpAsync(loop);
        double capacity = FirstRate;
        for (double rate = FirstRate; ; rate *= Math.Sqrt(2))
        {
            TurnFigures figures = await loop.RunAsync(rate, StepLength);
            Console.WriteLine($"{rate:0} a second: {figures}");
            if (figures.Failed > 0 || !IsInTime(figures))
            {
                Console.WriteLine($"capacity: {capacity:0} turns a second");
                return capacity;
            }

            capacity = rate;
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
    }

    private static async Task<bool> PressAsync(int count, double capacity, ProviderWaits waits)
    {
        // As many turns as are under way at the capacity.
        int most = (int)Math.Ceiling(capacity * (waits.ToSound.TotalSeconds + (GoalMilliseconds / 1_000)));
        await using ServiceProvider services = Services(waits, most);
        TurnLoop loop = Loop(services, waits, 4 * count);
        await WarmUpAsync(loop);
        TurnFigures pressed = await loop.RunAsync(3 * capacity, StepLength);
        double answered = pressed.Ends.Count / StepLength.TotalSeconds;
        Console.WriteLine($"{3 * capacity:0} a second, RefuseAbove {most}: {pressed}; refused after {pressed.Refusals}; {answered:0} answered "
            + "a second");
        await Task.Delay(Recovery, TimeProvider.System);
        TurnFigures after = await loop.RunAsync(capacity / 2, StepLength);
        Console.WriteLine($"{Recovery.TotalSeconds} s later, {capacity / 2:0} a second: {after}");
        return pressed.Failed == 0 && answered >= LeastShareUnderPressure * capacity
            && after is { Failed: 0, Refused: 0 } && IsInTime(after);
    }

    private static bool IsInTime(TurnFigures figures) => figures.AddedToSound.At(.95) < GoalMilliseconds;

    private static async Task WarmUpAsync(TurnLoop loop) => await loop.RunAsync(FirstRate, TimeSpan.FromSeconds(4));

    private static TurnLoop Loop(ServiceProvider services, ProviderWaits waits, int conversations)
        => new(services.GetRequiredService<IConversationEngine>(), waits, conversations);

    private static ServiceProvider Services(ProviderWaits waits, int? refuseAbove = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ISpeechSynthesizer>(new ScriptedVoice(waits.Voice));
        services.AddAvatarChatbot(options => options.Resilience.Shedding.RefuseAbove = refuseAbove).UseChatClient(
            _ => new ScriptedModel(waits.Model));
        return services.BuildServiceProvider();
    }
}
