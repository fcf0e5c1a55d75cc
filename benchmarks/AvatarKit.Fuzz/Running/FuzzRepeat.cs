using System.Globalization;

namespace AvatarKit.Fuzz.Running;

/// <summary>Repeats what was found.</summary>
internal static class FuzzRepeat
{
    /// <summary>Reads a file and says what comes of it.</summary>
    /// <returns>0: nothing that must not.</returns>
    public static int Input(FuzzTarget target, string file)
    {
        byte[] input = File.ReadAllBytes(file);
        RunResult result = new RunMeter(target).Run(input);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{input.Length} bytes: {result.Exception ?? "read"}, {result.Took.TotalMilliseconds:F1} ms, {result.Allocated} bytes allocated"));
        Console.WriteLine(result.Fault?.Details ?? "Nothing is wrong with it.");
        return result.Fault is null ? 0 : 1;
    }

    /// <summary>Repeats a run.</summary>
    /// <returns>0: nothing was found.</returns>
    public static int Run(FuzzTarget target, int seed, long run)
    {
        var runner = new FuzzRunner(target, seed, timed: true);
        runner.Run(run);
        Console.WriteLine(runner.Report.Findings is [Finding finding] ? $"{finding.Key}\n{finding.Details}" : "Nothing was found.");
        return runner.Report.Findings.Count == 0 ? 0 : 1;
    }
}
