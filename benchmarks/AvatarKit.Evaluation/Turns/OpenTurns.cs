using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace AvatarKit.Evaluation;

/// <summary>Opens many turns at once with text, speech and face, and measures what they hold at three points of their lives.</summary>
internal static class OpenTurns
{
    private const double HeapGoal = 64 * 1024;
    private const double WorkingSetGoal = 1024.0 * 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public static async Task<int> RunAsync(int count)
    {
        using var unobserved = new UnobservedExceptions();
        await WarmUpAsync();
        var gates = new TurnGates();
        var voice = new PromptVoice();
        await using ServiceProvider services = Services(new GatedModel(gates), voice, count);
        IConversationEngine engine = services.GetRequiredService<IConversationEngine>();
        Console.WriteLine(
            $"{Environment.ProcessorCount} cores, load average {await MachineLoad.ReadAsync()}; "
                + $"{count} turns at once: text, speech and face, 5 sentences of 3 s\n");
        Console.WriteLine("| | heap per turn | of it audio that the voice gave and the client has not taken | working set |");
        Console.WriteLine("|---|---|---|---|");
        long before = Heap();
        OpenTurn[] turns = [.. Enumerable.Range(0, count).Select(static _ => new OpenTurn())];
        long since = 0;
        Task all = Task.WhenAll(turns.Select((turn, number) => turn.RunAsync(engine, number, gates, () => Volatile.Read(ref since))));
        await WaitAsync(() => gates.Asked, count, "models to be asked");
        double waiting = await PrintAsync("all models are asked, none has answered", before, turns, voice);

        Volatile.Write(ref since, TimeProvider.System.GetTimestamp());
        gates.OpenBegin();
        await WaitAsync(() => gates.Heard, count, "clients to hear");
        double stalled = await PrintAsync("every client has its first speech and takes no more", before, turns, voice);

        gates.OpenListen();
        await WaitAsync(() => gates.Ending, count, "models to come to their last sentence");
        double heard = await PrintAsync("every client has four sentences, the models go on to write", before, turns, voice);
        double seconds = turns.Average(static turn => turn.Heard.TotalSeconds);

        gates.OpenEnd();
        await all.WaitAsync(Patience, TimeProvider.System);
        double ended = await PrintAsync("all turns have ended (what the store keeps of them)", before, turns, voice);

        int completed = turns.Count(static turn => turn.End is TurnCompleted);
        double[] first = [.. turns.Select(static turn => turn.FirstSpeech?.TotalMilliseconds ?? double.PositiveInfinity)];
        using var process = Process.GetCurrentProcess();
        double peak = process.PeakWorkingSet64;
        int lost = unobserved.Count();
        Console.WriteLine(
            $"\nspeech heard by then: {seconds:0.0} s per turn; held for each second of it: {(heard - waiting) / seconds / 1024:0.00} kB");
        Console.WriteLine(
            $"first speech after all models began at once: p50 {MeasuredNumbers.Median(first):0} ms, "
                + $"p99 {MeasuredNumbers.Quantile(first, 0.99):0} ms");
        Console.WriteLine(
            $"peak working set: {peak / 1024 / 1024:0} MB; turns completed: {completed} of {count}; unobserved task exceptions: {lost}");
        foreach (IGrouping<string, TurnEnded?> other in turns.Select(static turn => turn.End).Where(static end => end is not TurnCompleted)
            .GroupBy(static end => end is TurnFailed failed ? failed.Error.Code : end?.GetType().Name ?? "no end"))
        {
            Console.WriteLine($"ended otherwise: {other.Count()} with {other.Key}");
        }

        if (unobserved.First is { } exception)
        {
            Console.WriteLine(exception);
        }

        double most = Math.Max(Math.Max(waiting, stalled), Math.Max(heard, ended));
        bool holds = most < HeapGoal && peak < WorkingSetGoal && completed == count && lost == 0;
        Console.WriteLine($"goal: less than 64 kB of heap per turn and 1 GB in all, all completed: {(holds ? "holds" : "missed")}");
        return holds ? 0 : 1;
    }

    private static async Task WarmUpAsync()
    {
        await using ServiceProvider services = Services(new GatedModel(null), new PromptVoice(), 100);
        IConversationEngine engine = services.GetRequiredService<IConversationEngine>();
        for (int i = 0; i < 50; i++)
        {
            await new OpenTurn().RunAsync(engine, i, null, TimeProvider.System.GetTimestamp);
        }
    }

    private static ServiceProvider Services(GatedModel model, PromptVoice voice, int conversations)
    {
        var services = new ServiceCollection();
        services.AddSingleton<ISpeechSynthesizer>(voice);
        services.Configure<InMemoryStorageOptions>(storage => storage.MaxConversations = conversations);

        // Every turn waits for the slowest, and for the measurements.
        services.AddAvatarChatbot(options =>
        {
            options.Limits.TurnTimeout = TimeSpan.FromHours(1);
            options.Resilience.Model.FirstContentTimeout = TimeSpan.FromMinutes(30);
            options.Resilience.Model.BetweenItemsTimeout = TimeSpan.FromMinutes(30);
            options.Resilience.Voice.SentenceTimeout = TimeSpan.FromMinutes(30);
            options.Resilience.Voice.BetweenItemsTimeout = TimeSpan.FromMinutes(30);
        }).UseChatClient(_ => model);
        return services.BuildServiceProvider();
    }

    private static async Task WaitAsync(Func<int> reached, int count, string what)
    {
        long start = TimeProvider.System.GetTimestamp();
        while (reached() < count)
        {
            if (TimeProvider.System.GetElapsedTime(start) > Patience)
            {
                throw new TimeoutException($"Waited too long for {what}: {reached()} of {count}.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, CancellationToken.None);
        }
    }

    /// <returns>Bytes of heap per turn.</returns>
    private static async Task<double> PrintAsync(string what, long before, OpenTurn[] turns, PromptVoice voice)
    {
        // Whatever can still go on by itself has gone on when the pool is idle for a while.
        for (int idle = 0; idle < 10; idle = ThreadPool.PendingWorkItemCount == 0 ? idle + 1 : 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
        }

        double perTurn = (double)(Heap() - before) / turns.Length;
        double inFlight = (double)(voice.Given - turns.Sum(static turn => turn.HeardBytes)) / turns.Length;
        Console.WriteLine($"| {what} | {perTurn / 1024:0.0} kB | {inFlight / 1024:0.0} kB | {Environment.WorkingSet / 1024.0 / 1024:0} MB |");
        return perTurn;
    }

    private static long Heap()
    {
        for (int i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
