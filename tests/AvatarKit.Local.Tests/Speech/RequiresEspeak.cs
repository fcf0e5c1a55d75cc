namespace AvatarKit.Local.Tests.Speech;

/// <summary>Whether tests that need eSpeak NG run: always where it is installed, and always where AVATARKIT_REQUIRE_ALL is set,
/// so that CI cannot skip them.</summary>
internal static class RequiresEspeak
{
    public static string? SkipReason { get; } =
        Environment.GetEnvironmentVariable("AVATARKIT_REQUIRE_ALL") is { Length: > 0 } || IsInstalled()
            ? null
            : "eSpeak NG is not installed on this machine (apt install espeak-ng).";

    private static bool IsInstalled()
    {
        string name = OperatingSystem.IsWindows() ? "espeak-ng.exe" : "espeak-ng";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, name)));
    }
}

/// <summary>A test that needs eSpeak NG.</summary>
public sealed class EspeakFactAttribute : FactAttribute
{
    public EspeakFactAttribute() => Skip = RequiresEspeak.SkipReason;
}

/// <summary>A test with data that needs eSpeak NG.</summary>
public sealed class EspeakTheoryAttribute : TheoryAttribute
{
    public EspeakTheoryAttribute() => Skip = RequiresEspeak.SkipReason;
}
