using System.Net.WebSockets;

namespace AvatarKit.Load;

/// <summary>Many live conversations at once.</summary>
internal static class SessionLoad
{
    private const double GoalMilliseconds = 1_000;
    private const double AddedGoalMilliseconds = 50;
    private const int OpeningAtOnce = 64;

    public static async Task<int> RunAsync(LoadArguments arguments)
    {
        int count = arguments.Number("--sessions", 10_000);
        var every = TimeSpan.FromSeconds(arguments.Number("--every", 30));
        var length = TimeSpan.FromSeconds(arguments.Number("--seconds", 90));
        bool speech = arguments.Has("--speech");
        ProviderWaits waits = ProviderWaits.Read(arguments, 0, 0);
        await using ServerProcess server = await ServerProcess.StartAsync(waits);
        using var handler = new SocketsHttpHandler { UseCookies = true, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) };
        using var http = new HttpClient(handler, disposeHandler: false);
        using var connections = new HttpMessageInvoker(new SocketsHttpHandler { UseCookies = false });
        var figures = new SessionFigures();
        List<LiveVisitor> visitors = [];
        try
        {
            await MeasureAsync();
        }
        finally
        {
            await Parallel.ForEachAsync(visitors, static async (visitor, _) => await visitor.DisposeAsync());
        }

        Console.WriteLine($"first text:  {figures.FirstText}, of which the model takes {waits.Model.TotalMilliseconds} ms");
        if (speech)
        {
            Console.WriteLine($"first sound: {figures.FirstSound}, of which model and voice take {waits.ToSound.TotalMilliseconds} ms");
        }

        Console.WriteLine($"end:         {figures.Ends}");
        Console.WriteLine($"turns: {figures.Ends.Count}; broken connections: {figures.Broken}; received: {figures.Bytes / 1e6:0.0} MB");
        bool holds = figures.Broken == 0 && figures.FirstText.At(.95) < GoalMilliseconds
            && (!speech || figures.FirstSound.At(.95) - waits.ToSound.TotalMilliseconds < AddedGoalMilliseconds);
        Console.WriteLine($"goal: no connection breaks, first text under {GoalMilliseconds} ms at p95, less than {AddedGoalMilliseconds} ms "
            + "added to the first "
            + $"sound: {(holds ? "holds" : "missed")}");
        return holds ? 0 : 1;

        async Task MeasureAsync()
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
            await WarmUpAsync(server, http, connections, patience.Token);
            long before = server.WorkingSet;
            long start = TimeProvider.System.GetTimestamp();
            await OpenAsync(patience.Token);
            TimeSpan opened = TimeProvider.System.GetElapsedTime(start);
            await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, patience.Token);
            Console.WriteLine($"{count} sessions opened in {opened.TotalSeconds:0.0} s; {PerSession(server, before, count)} idle");
            TimeSpan processor = server.Processor;
            using var stop = new CancellationTokenSource(length);
            await Task.WhenAll(visitors.Select((visitor, index) => TalkAsync(visitor, every * index / count, stop.Token)));
            double busy = (server.Processor - processor) / length;
            Console.WriteLine($"a turn every {every.TotalSeconds} s in each, for {length.TotalSeconds} s; {PerSession(server, before, count)} then; "
                + $"the server kept {busy:0.00} processors busy");
        }

        async Task OpenAsync(CancellationToken cancellationToken)
        {
            visitors.AddRange(Enumerable.Range(0, count).Select(_ => new LiveVisitor(server.Address, connections, figures)));
            await Parallel.ForEachAsync(
                visitors,
                new ParallelOptions { MaxDegreeOfParallelism = OpeningAtOnce, CancellationToken = cancellationToken },
                async (visitor, cancellation) => await visitor.OpenAsync(http, speech, cancellation));
        }

        async Task TalkAsync(LiveVisitor visitor, TimeSpan first, CancellationToken cancellationToken)
        {
            try
            {
                await visitor.TalkAsync(first, every, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                // The time is up.
            }
            catch (Exception exception) when (exception is WebSocketException or IOException)
            {
                if (!cancellationToken.IsCancellationRequested)
                {
                    figures.AddBroken();
                }
            }
        }
    }

    private static async Task WarmUpAsync(ServerProcess server, HttpClient http, HttpMessageInvoker connections, CancellationToken cancellationToken)
    {
        await using var visitor = new LiveVisitor(server.Address, connections, new SessionFigures());
        await visitor.OpenAsync(http, false, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        stop.CancelAfter(TimeSpan.FromSeconds(3));
        try
        {
            await visitor.TalkAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(20), stop.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Warm.
        }
    }

    private static string PerSession(ServerProcess server, long before, int count) => $"{(server.WorkingSet - before) / 1024.0 / count:0.0} kB each";
}
