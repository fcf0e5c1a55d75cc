namespace AvatarKit.Evaluation;

/// <summary>How busy the machine is besides.</summary>
internal static class MachineLoad
{
    /// <summary>The load average of the last minute, or <c>unknown</c>.</summary>
    public static async Task<string> ReadAsync()
        => OperatingSystem.IsLinux() ? (await File.ReadAllTextAsync("/proc/loadavg")).Split(' ')[0] : "unknown";
}
