using System.Text.Json;
using System.Text.Json.Serialization;

namespace AvatarKit.Fuzz.Running;

/// <summary>The folder with what was found.</summary>
internal sealed class FuzzFolder
{
    public FuzzFolder(string path)
    {
        Path = path;
        Directory.CreateDirectory(path);
    }

    public string Path { get; }

    public string BlackBoxOf(string target) => System.IO.Path.Combine(Path, $"{target}.running");

    /// <summary>Keeps a finding's input, and beside it what is wrong.</summary>
    public void Keep(Finding finding, byte[] input)
    {
        string kind = new([.. finding.Key.Where(static unit => char.IsAsciiLetterOrDigit(unit) || unit is ' ').Take(60)]);
        string file = System.IO.Path.Combine(Path, $"{finding.Target}-{kind.Replace(' ', '-')}-{finding.Seed}-{finding.Run}");
        File.WriteAllBytes(file + ".bin", input);
        if (finding.Run < 0 || !finding.Key.Contains("grows", StringComparison.Ordinal))
        {
            finding.File = file + ".bin";
        }

        File.WriteAllText(file + ".txt", $"{finding.Key}\n{finding.Command}\nseed {finding.Seed} run {finding.Run}\n\n{finding.Details}\n");
    }

    public void WriteReport(TargetReport report)
        => File.WriteAllText(ReportOf(report.Target), JsonSerializer.Serialize(report, FuzzJsonContext.Default.TargetReport));

    /// <summary>The report of a process that has ended, once.</summary>
    public TargetReport? TakeReport(string target)
    {
        string path = ReportOf(target);
        if (!File.Exists(path))
        {
            return null;
        }

        TargetReport? report = JsonSerializer.Deserialize(File.ReadAllText(path), FuzzJsonContext.Default.TargetReport);
        File.Delete(path);
        return report;
    }

    private string ReportOf(string target) => System.IO.Path.Combine(Path, $"{target}.report.json");
}

[JsonSerializable(typeof(TargetReport))]
internal sealed partial class FuzzJsonContext : JsonSerializerContext;
