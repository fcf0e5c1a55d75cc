using System.Diagnostics;
using System.Globalization;

namespace AvatarKit.Fuzz.Running;

/// <summary>Fuzzes targets in processes of their own, one after another, and goes on after an input that has ended one.</summary>
internal sealed class FuzzSupervisor(FuzzArguments arguments)
{
    private readonly FuzzFolder folder = new(arguments.Findings);

    /// <summary>Fuzzes.</summary>
    /// <param name="targets">What.</param>
    /// <returns>0: nothing was found.</returns>
    public async Task<int> RunAsync(IReadOnlyList<FuzzTarget> targets)
    {
        List<TargetReport> reports = [];
        foreach (FuzzTarget target in targets)
        {
            TargetReport report = await RunAsync(target, arguments.Time / targets.Count).ConfigureAwait(false);
            reports.Add(report);
            Console.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {report.ToLine()}");
        }

        Console.WriteLine();
        Console.WriteLine(TargetReport.Header);
        foreach (TargetReport report in reports)
        {
            Console.WriteLine(report.ToLine());
        }

        foreach (TargetReport report in reports.Where(static report => report.Exceptions.Count > 0))
        {
            Console.WriteLine($"{report.Target}: {string.Join(", ", report.Exceptions.Select(static seen => $"{seen.Key} ({seen.Value})"))}");
        }

        foreach (Finding finding in reports.SelectMany(static report => report.Findings))
        {
            Console.WriteLine($"\n{finding.Target}: {finding.Key} (seen {finding.Count} times)\n{finding.Details}\n{finding.Command}");
        }

        return reports.TrueForAll(static report => report.Findings.Count == 0) ? 0 : 1;
    }

    private async Task<TargetReport> RunAsync(FuzzTarget target, TimeSpan time)
    {
        var report = new TargetReport { Target = target.Name };
        long started = TimeProvider.System.GetTimestamp();
        long first = 0;
        while (time - TimeProvider.System.GetElapsedTime(started) is { Ticks: > 0 } left)
        {
            int code = await StartAsync(target, left, first).ConfigureAwait(false);
            if (folder.TakeReport(target.Name) is { } part)
            {
                report.Add(part);
            }

            if (code == 0)
            {
                break;
            }

            first = AddDeath(target, report, code) + 1;
        }

        File.Delete(folder.BlackBoxOf(target.Name));
        return report;
    }

    private long AddDeath(FuzzTarget target, TargetReport report, int code)
    {
        byte[] input;
        long run;
        using (var box = new BlackBox(folder.BlackBoxOf(target.Name)))
        {
            input = box.Read(out run);
        }

        var finding = new Finding
        {
            Target = target.Name,
            Key = code == FuzzWorker.Hangs ? "hang" : $"crash {code}",
            Details = code == FuzzWorker.Hangs
                ? "The input was read for more than 20 s."
                : $"The process ended with {code}; see what it wrote above.",
            Seed = arguments.Seed,
            Run = run,
        };
        if (report.Add(finding))
        {
            folder.Keep(finding, input);
        }

        return run;
    }

    private async Task<int> StartAsync(FuzzTarget target, TimeSpan time, long first)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!);
        bool isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        string[] own = isHosted ? [typeof(FuzzSupervisor).Assembly.Location] : [];
        string seconds = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(time.TotalSeconds)}s");
        string seed = arguments.Seed.ToString(CultureInfo.InvariantCulture);
        foreach (string argument in (string[])
            [
                .. own, "--target", target.Name, "--for", seconds, "--seed", seed, "--findings", arguments.Findings, "--worker",
                first.ToString(CultureInfo.InvariantCulture),
            ])
        {
            start.ArgumentList.Add(argument);
        }

        using Process process = Process.Start(start)!;
        await process.WaitForExitAsync().ConfigureAwait(false);
        return process.ExitCode;
    }
}
