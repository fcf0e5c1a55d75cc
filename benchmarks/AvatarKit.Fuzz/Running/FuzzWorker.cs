namespace AvatarKit.Fuzz.Running;

/// <summary>Fuzzes one target in this process, which an input may end.</summary>
internal static class FuzzWorker
{
    /// <summary>The exit code of a process that reads an input without end.</summary>
    public const int Hangs = 77;

    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(2);

    public static void Run(FuzzTarget target, FuzzArguments arguments)
    {
        var folder = new FuzzFolder(arguments.Findings);
        using var box = new BlackBox(folder.BlackBoxOf(target.Name));
        long started = TimeProvider.System.GetTimestamp();
        long beganInput = started;
        var runner = new FuzzRunner(target, arguments.Seed, timed: true)
        {
            Running = (run, input) =>
            {
                Volatile.Write(ref beganInput, TimeProvider.System.GetTimestamp());
                box.Write(run, input);
            },
            Found = folder.Keep,
        };
        using ITimer watchdog = TimeProvider.System.CreateTimer(
            _ =>
            {
                if (TimeProvider.System.GetElapsedTime(Volatile.Read(ref beganInput)) > Longest)
                {
                    Environment.Exit(Hangs);
                }
            },
            null,
            TimeSpan.FromSeconds(1),
            TimeSpan.FromSeconds(1));
        if (arguments.FirstRun == 0)
        {
            runner.RunSeeds();
        }

        TimeSpan reported = TimeSpan.Zero;
        TimeSpan elapsed;
        for (long run = arguments.FirstRun; (elapsed = TimeProvider.System.GetElapsedTime(started)) < arguments.Time; run++)
        {
            runner.Run(run);
            if (elapsed - reported > ReportEvery)
            {
                folder.WriteReport(runner.Report);
                reported = elapsed;
            }
        }

        folder.WriteReport(runner.Report);
    }
}
