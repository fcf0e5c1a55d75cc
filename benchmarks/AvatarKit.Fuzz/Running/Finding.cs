namespace AvatarKit.Fuzz.Running;

/// <summary>A fault and the smallest input that has shown it.</summary>
internal sealed class Finding
{
    public required string Target { get; init; }

    public required string Key { get; init; }

    public required string Details { get; init; }

    /// <summary>The command's seed and the run in which it was seen first.</summary>
    public required int Seed { get; init; }

    public required long Run { get; init; }

    /// <summary>The file that holds the input; empty where none was kept.</summary>
    public string File { get; set; } = "";

    /// <summary>How often it was seen.</summary>
    public long Count { get; set; } = 1;

    /// <summary>What repeats it.</summary>
    public string Command => File.Length > 0
        ? $"dotnet run -c Release --project benchmarks/AvatarKit.Fuzz -- --target {Target} --input {File}"
        : $"dotnet run -c Release --project benchmarks/AvatarKit.Fuzz -- --target {Target} --seed {Seed} --run {Run}";
}
