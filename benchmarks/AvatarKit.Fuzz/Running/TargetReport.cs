using System.Globalization;

namespace AvatarKit.Fuzz.Running;

/// <summary>What was seen of a target.</summary>
internal sealed class TargetReport
{
    public required string Target { get; init; }

    public long Runs { get; set; }

    /// <summary>How many patterns were grown.</summary>
    public long Growths { get; set; }

    /// <summary>How many bytes were read.</summary>
    public long Bytes { get; set; }

    /// <summary>The exceptions of the contract, and how often each was seen.</summary>
    public Dictionary<string, long> Exceptions { get; init; } = [];

    /// <summary>The most milliseconds for a kilobyte, of inputs of a kilobyte or more.</summary>
    public double WorstMillisecondsPerKilobyte { get; set; }

    /// <summary>The most bytes allocated for a byte, of inputs of a kilobyte or more.</summary>
    public double WorstAllocationRatio { get; set; }

    public List<Finding> Findings { get; init; } = [];

    /// <summary>A line of the table at the end.</summary>
    public string ToLine() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Target,-18}{Runs,14:N0}{Growths,9:N0}{Exceptions.Count,12}{WorstMillisecondsPerKilobyte,13:F3}{WorstAllocationRatio,13:F0}")
        + string.Create(CultureInfo.InvariantCulture, $"{Findings.Count,10}");

    public static string Header { get; }
        = $"{"target",-18}{"runs",14}{"growths",9}{"exceptions",12}{"worst ms/KB",13}{"worst B/B",13}{"findings",10}";

    /// <summary>Takes in what another process saw of the same target.</summary>
    public void Add(TargetReport other)
    {
        Runs += other.Runs;
        Growths += other.Growths;
        Bytes += other.Bytes;
        foreach ((string name, long count) in other.Exceptions)
        {
            Exceptions[name] = Exceptions.GetValueOrDefault(name) + count;
        }

        WorstMillisecondsPerKilobyte = Math.Max(WorstMillisecondsPerKilobyte, other.WorstMillisecondsPerKilobyte);
        WorstAllocationRatio = Math.Max(WorstAllocationRatio, other.WorstAllocationRatio);
        foreach (Finding finding in other.Findings)
        {
            Add(finding);
        }
    }

    /// <summary>Takes in a finding.</summary>
    /// <returns>Whether it is new.</returns>
    public bool Add(Finding finding)
    {
        if (Findings.Find(known => known.Key == finding.Key) is { } known)
        {
            known.Count += finding.Count;
            return false;
        }

        Findings.Add(finding);
        return true;
    }
}
